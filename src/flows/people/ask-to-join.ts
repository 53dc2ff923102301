import type { Notice } from '../../domain/screens/notice.ts'
import type { Screen } from '../../domain/screens/screen.ts'
import { minutesLater } from '../../domain/time/time.ts'
import type { Tx } from '../../store/db/database.ts'
import {
  type AskedFor,
  findBetween,
  holdOrganizations,
  keepJoinRequest,
  loadJoinRequest,
  loadJoinSide,
  sides,
} from '../../store/people/join-requests.ts'
import type { World } from '../world.ts'
import { confirmersOf, joinDays, requestScreen, tellOfJoin } from './join-request.ts'

const dayMinutes = 24 * 60

/**
 * A code was typed with an account of another organization. It joins nothing: the leads of both are asked whether the two
 * organizations become one. At most one such request waits between two.
 */
export async function askToJoin(world: World, tx: Tx, giver: AskedFor, typist: AskedFor): Promise<Screen> {
  const now = world.now()
  const both = [giver.organizationId, typist.organizationId] as const
  if ((await holdOrganizations(tx, both)).size < both.length) return notice('link-code-unknown')
  const [givers, typists] = [await loadJoinSide(tx, giver), await loadJoinSide(tx, typist)]
  if (givers === null || typists === null) return notice('link-code-unknown')
  const mayConfirm = { giver: await confirmersOf(tx, givers), typist: await confirmersOf(tx, typists) }
  if (sides.some((side) => mayConfirm[side].length === 0)) return notice('join-nobody-confirms')

  const before = await findBetween(tx, both, now, minutesLater(now, -joinDays * dayMinutes))
  const isLead = mayConfirm.typist.includes(typists.personId)
  if (before !== null && !isLead) return notice(before.isDeclined ? 'join-declined-lately' : 'join-asked-before')
  if (before !== null && !before.isDeclined) return await showWaiting(tx, before.id, typists.personId)

  const id = world.newId()
  await keepJoinRequest(tx, { id, giver, typist, askedAt: now, expiresAt: minutesLater(now, joinDays * dayMinutes) })
  const request = await loadJoinRequest(tx, id)
  if (request === null) throw new Error('a request that was just kept is gone')
  for (const side of sides) {
    for (const personId of mayConfirm[side].filter((one) => one !== typists.personId)) {
      await tellOfJoin(world, tx, request[side], personId, requestScreen(request, side, personId, mayConfirm[side]))
    }
  }
  return requestScreen(request, 'typist', typists.personId, mayConfirm.typist)
}

/** What waits already, as a lead sees it who asks for the same. */
async function showWaiting(tx: Tx, id: string, personId: string): Promise<Screen> {
  const request = await loadJoinRequest(tx, id)
  if (request === null) return notice('join-asked-before')
  for (const side of sides) {
    const confirmers = await confirmersOf(tx, request[side])
    if (confirmers.includes(personId)) return requestScreen(request, side, personId, confirmers)
  }
  return notice('join-asked-before')
}

function notice(what: Extract<Notice, string>): Screen {
  return { kind: 'notice', notice: what }
}

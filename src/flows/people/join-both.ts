import type { Person } from '../../domain/person.ts'
import type { JoinOverScreen } from '../../domain/screens/join-screens.ts'
import { recordChange } from '../../store/db/changes.ts'
import { inTransaction, type Tx } from '../../store/db/database.ts'
import { joinOrganizations, ledBy } from '../../store/people/join-organizations.ts'
import {
  endJoinRequest,
  findOthersOf,
  type JoinRequest,
  loadJoinRequest,
  type Side,
  settleAccounts,
  sides,
} from '../../store/people/join-requests.ts'
import type { World } from '../world.ts'
import { concerned, overScreen, tellEnded, tellOfJoin } from './join-request.ts'
import { linkPeople } from './link-people.ts'

/**
 * Both sides are confirmed: the two organizations are one from the end of the transaction on, and all who are concerned are
 * told. What else waited with either is over, since who said yes to one of them did not say so of both.
 */
export async function joinBoth(
  world: World,
  tx: Tx,
  join: JoinRequest,
  side: Side,
  by: Person,
): Promise<JoinOverScreen> {
  const now = world.now()
  const all = await concerned(tx, join)
  const both = [join.giver.organizationId, join.typist.organizationId] as const
  for (const id of await findOthersOf(tx, both, join.id)) await endAs(world, tx, id, 'overtaken')
  const { survivorId, loserId, renamed } = await joinOrganizations(tx, both)
  await endJoinRequest(tx, join.id, 'joined', now)
  const change = { organizationId: survivorId, personId: by.id, at: now }
  const what = 'organizations joined'
  const [before, after] = [{ organization: loserId }, { organization: survivorId }]
  await recordChange(tx, { ...change, id: world.newId(), campaignId: null, what, before, after })
  for (const { campaignId, ...names } of renamed) {
    const [from, to] = [{ name: names.before }, { name: names.after }]
    await recordChange(tx, { ...change, id: world.newId(), campaignId, what: 'name changed', before: from, after: to })
  }
  for (const [personId, on] of all) {
    if (personId === by.id) continue
    const own = { renamed: await ledBy(tx, personId, renamed) }
    await tellOfJoin(world, tx, { organizationId: survivorId }, personId, overScreen(join, on, 'joined', own))
  }
  return overScreen(join, side, 'joined', { renamed: await ledBy(tx, by.id, renamed) })
}

/** Ends a request that waits, whose organizations are held, and has all told who are concerned. */
export async function endAs(world: World, tx: Tx, id: string, how: 'expired' | 'overtaken'): Promise<void> {
  const join = await loadJoinRequest(tx, id)
  if (join === null || !(await endJoinRequest(tx, id, how, world.now()))) return
  await tellEnded(world, tx, join, how)
}

/**
 * The two accounts with which it was asked are joined once their organizations are: whoever has both proved it with the code.
 * A transaction of its own, since much may have been labeled with them, and nobody's Start waits for that.
 */
export async function settleJoin(world: World, id: string): Promise<void> {
  await inTransaction(world.database, async (tx) => {
    const join = await loadJoinRequest(tx, id)
    if (join === null || !(await settleAccounts(tx, id, world.now()))) return
    const linked = await linkPeople(world, tx, join.giver.personId, join.typist.personId)
    if (linked === null) return
    const [side = 'typist'] = sides.filter((one) => join[one].personId === linked.survivorId)
    await tellOfJoin(world, tx, join[side], linked.survivorId, overScreen(join, side, 'joined', { linked: true }))
  })
}

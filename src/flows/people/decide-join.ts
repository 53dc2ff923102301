import type { Person } from '../../domain/person.ts'
import type { Screen } from '../../domain/screens/screen.ts'
import { inTransaction, type Tx } from '../../store/db/database.ts'
import {
  endJoinRequest,
  holdOrganizations,
  type JoinRequest,
  keepConfirmation,
  loadJoinRequest,
  type Side,
  sides,
} from '../../store/people/join-requests.ts'
import { findMet } from '../../store/people/people.ts'
import { meet } from '../naming/meet.ts'
import { type Reply, show } from '../reply.ts'
import type { Request } from '../request.ts'
import type { World } from '../world.ts'
import { joinBoth, settleJoin } from './join-both.ts'
import { concerned, confirmersOf, otherSide, overScreen, requestScreen, tellEnded } from './join-request.ts'

/** A lead confirms for their own organization. Once both are confirmed the two become one. */
export async function confirmJoin(world: World, request: Request<'join-confirm'>): Promise<Reply> {
  const screen = await decide(world, request, async (tx, person, join, side) => {
    const confirmers = await confirmersOf(tx, join[side])
    if (!confirmers.includes(person.id)) return { kind: 'notice', notice: 'join-leads-only' }
    await keepConfirmation(tx, join.id, side, person.id)
    // Whoever confirmed for the other side must be one of its leads still.
    const { confirmedBy, ...there } = join[otherSide(side)]
    const isConfirmed =
      confirmedBy !== null && (await confirmersOf(tx, { ...there, confirmedBy })).includes(confirmedBy)
    if (isConfirmed) return await joinBoth(world, tx, join, side, person)
    const confirmed = { ...join, [side]: { ...join[side], confirmedBy: person.id } }
    return requestScreen(confirmed, side, person.id, confirmers)
  })
  const isJoined = screen.kind === 'join-over' && screen.how === 'joined'
  return show(screen, ...(isJoined ? [() => settleJoin(world, request.intent.requestId)] : []))
}

/** A lead of either declines, or whoever asked takes it back: it is over for all. */
export async function declineJoin(world: World, request: Request<'join-decline'>): Promise<Reply> {
  const screen = await decide(world, request, async (tx, person, join, side) => {
    if (!(await concerned(tx, join)).has(person.id)) return { kind: 'notice', notice: 'join-leads-only' }
    const hadPart = sides.some((one) => [join[one].personId, join[one].confirmedBy].includes(person.id))
    const how = hadPart ? 'withdrawn' : 'declined'
    await endJoinRequest(tx, join.id, how, world.now())
    await tellEnded(world, tx, join, how, { personId: person.id, name: person.name })
    return overScreen(join, side, how, { byName: person.name })
  })
  return show(screen)
}

/** What somebody decides on a request that waits, with both organizations held; of one that is over it is shown how. */
async function decide(
  world: World,
  { who, intent }: Pick<Request<'join-confirm'> | Request<'join-decline'>, 'who' | 'intent'>,
  decision: (tx: Tx, person: Person, join: JoinRequest, side: Side) => Promise<Screen>,
): Promise<Screen> {
  if ((await meet(world, who)) === null) return { kind: 'notice', notice: 'not-a-member' }
  return await inTransaction(world.database, async (tx): Promise<Screen> => {
    const asked = await loadJoinRequest(tx, intent.requestId)
    if (asked === null) return { kind: 'notice', notice: 'not-yours' }
    await holdOrganizations(
      tx,
      sides.map((side) => asked[side].organizationId),
    )
    const [join, met] = [await loadJoinRequest(tx, intent.requestId), await findMet(tx, who)]
    const side = sides.find((one) => join?.[one].organizationId === met?.person.organizationId)
    if (join === null || met === null || side === undefined) return { kind: 'notice', notice: 'not-yours' }
    if (join.outcome !== null) return overScreen(join, side, join.outcome)
    if (join.expiresAt <= world.now()) return overScreen(join, side, 'expired')
    return await decision(tx, met.person, join, side)
  })
}

import type { Sender } from '../../domain/person.ts'
import { closeBuckets, takePlaces } from '../../store/db/buckets.ts'
import { inTransaction } from '../../store/db/database.ts'
import type { Again } from '../../store/db/jobs.ts'
import { keepHome, loadHome } from '../../store/people/homes.ts'
import { markReached } from '../../store/people/reach.ts'
import { holdWhoIsNow } from '../../store/people/who-is-now.ts'
import { meet } from '../naming/meet.ts'
import type { World } from '../world.ts'
import { homeScreen } from './home.ts'

/** Nobody goes back to the queue for less. */
const soonMs = 20
/** A platform that does not answer is asked again after this. */
const waitMs = 5_000

/** Somebody opened the app's own page: it is drawn now, and from now on whenever something ends for them. */
export async function openHome(world: World, who: Sender): Promise<void> {
  const met = await meet(world, who)
  if (met === null) return
  await markReached(world.database.prisma, who)
  const { organizationId } = met.person
  await inTransaction(world.database, async (tx) => {
    const personId = await holdWhoIsNow(tx, met.person.id)
    const home = await keepHome(tx, { ...who, id: world.newId(), personId, organizationId }, world.now())
    await world.jobs.enqueue(tx, 'home', home)
  })
}

/** Draws one page as things stand now; comes again where the platform's limits leave no room. Doing it twice is no harm. */
export async function publishHome(world: World, homeId: string): Promise<Again | null> {
  const { messenger, database } = world
  const owner = await loadHome(database.prisma, homeId)
  if (owner === null) return null
  const who = { workspaceId: owner.workspaceId, externalId: owner.externalId }
  const limits = messenger.limits.publishHome(who)
  const inMs = await takePlaces(database.pool, limits)
  if (inMs > soonMs) return { kind: 'again', inMs }
  const met = await meet(world, who)
  if (met === null) return null
  const sent = await messenger.publishHome(who, await homeScreen(world, met))
  if (sent.kind !== 'limited') return null
  await closeBuckets(database.pool, limits, sent.retryAfterMs)
  return { kind: 'again', inMs: Math.max(sent.retryAfterMs, waitMs) }
}

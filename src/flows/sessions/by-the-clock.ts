import { minutesLater } from '../../domain/time/time.ts'
import { forgetIdleBuckets } from '../../store/db/buckets.ts'
import { nextKeptUntil, releaseKept } from '../../store/dealing/release-slots.ts'
import { loadLongReopened, shortenReopened, tidyReopened } from '../../store/dealing/tidy-reopened.ts'
import { loadOverdue, type ShownSession } from '../../store/sessions/sessions.ts'
import { resumeOverlaps } from '../campaigns/bring-to-overlap.ts'
import { eachDue, inPages } from '../timing/each-due.ts'
import type { World } from '../world.ts'
import { expireSession } from './expire-session.ts'

/** After its time a session stays open this long, for someone who is still reading. */
const graceMinutes = 10
const batch = 100

/** Ends the sessions that nobody finished. */
export async function expireSessions(world: World): Promise<void> {
  const by = minutesLater(world.now(), -graceMinutes)
  const overdue = inPages<ShownSession>((after, most) => loadOverdue(world.database.pool, by, most, after), batch)
  const idsOf = ({ session: { campaignId, id } }: ShownSession) => ({ campaignId, sessionId: id })
  await eachDue(world, 'expire-sessions', overdue, idsOf, ({ session }) => expireSession(world, session))
}

/** Batches of one campaign's reopened items at one look; the next look goes on. */
const mostBatches = 20

/** Gives back the prompts that were left on screen a day ago, and keeps the lists of reopened items short. */
export async function releaseLeftovers(world: World): Promise<void> {
  const { pool } = world.database
  await releaseKept(pool, world.now())
  await tidyReopened(pool)
  for (const campaignId of await loadLongReopened(pool)) {
    for (let done = 0; done < mostBatches && (await shortenReopened(pool, campaignId)); done++);
  }
  await resumeOverlaps(world)
}

/** When the next open session will be due to end by the clock. */
export async function nextExpiry(world: World): Promise<Date | null> {
  const [first] = await loadOverdue(world.database.pool, new Date(8.64e15), 1)
  return first === undefined ? null : minutesLater(first.session.endsAt, graceMinutes)
}

/** When the next prompt left on screen will have to go back. */
export async function nextLeftover(world: World): Promise<Date | null> {
  return await nextKeptUntil(world.database.pool)
}

/** Forgets limits that were not touched for a day. */
export async function forgetBuckets(world: World): Promise<void> {
  await forgetIdleBuckets(world.database.pool)
}

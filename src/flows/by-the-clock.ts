import { minutesLater } from '../domain/time.ts'
import { sessionOverScreen } from '../sessions/prompt-screen.ts'
import { forgetIdleBuckets } from '../store/buckets.ts'
import { inTransaction } from '../store/database.ts'
import { enqueueUpdate } from '../store/deliveries.ts'
import { fillReviewFromSession } from '../store/fill-review.ts'
import { countLeftFor } from '../store/left-for-person.ts'
import { loadCampaign } from '../store/load-campaign.ts'
import { nextKeptUntil, releaseKept } from '../store/release-slots.ts'
import { expireSession, loadOverdue, type OpenSession } from '../store/sessions.ts'
import { loadLongReopened, shortenReopened, tidyReopened } from '../store/tidy-reopened.ts'
import { eachDue, inPages } from './each-due.ts'
import { refreshHomes } from './publish-home.ts'
import { resumeOverlaps } from './steer/bring-to-overlap.ts'
import { watchAnnotator } from './watch-annotator.ts'
import type { World } from './world.ts'

/** After its time a session stays open this long, for someone who is still reading. */
const graceMinutes = 10
const batch = 100

/** Ends the sessions that nobody finished, and says so in their message. */
export async function expireSessions(world: World): Promise<void> {
  const by = minutesLater(world.now(), -graceMinutes)
  const overdue = inPages<OpenSession>((after, most) => loadOverdue(world.database.pool, by, most, after), batch)
  const idsOf = ({ session: { campaignId, id } }: OpenSession) => ({ campaignId, sessionId: id })
  await eachDue(world, 'expire-sessions', overdue, idsOf, (open) => expire(world, open))
}

async function expire(world: World, { session, message }: OpenSession): Promise<void> {
  const now = world.now()
  if (!(await expireSession(world.database.pool, session, now))) return
  await fillReviewFromSession(world.database.pool, session.campaignId, session.id, now)
  const campaign = await loadCampaign(world.database.prisma, session.campaignId)
  if (campaign === null) return
  await watchAnnotator(world, campaign.id, session.personId)
  const left = await countLeftFor(world.database.pool, session.campaignId, session.personId)
  const expired = { ...session, ended: { at: now, reason: 'expired' as const } }
  await inTransaction(world.database, async (tx) => {
    await enqueueUpdate(tx, world.jobs, {
      id: world.newId(),
      organizationId: campaign.organizationId,
      campaignId: campaign.id,
      personId: session.personId,
      address: message,
      screen: sessionOverScreen(expired, campaign, left, now),
      createdAt: now,
    })
    await refreshHomes(world, tx, [session.personId])
  })
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

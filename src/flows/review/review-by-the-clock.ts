import { minutesLater } from '../../domain/time/time.ts'
import { loadCampaign, loadRoles } from '../../store/campaigns/load-campaign.ts'
import { inTransaction } from '../../store/db/database.ts'
import { enqueueUpdate } from '../../store/messages/deliveries.ts'
import { findPerson } from '../../store/people/people.ts'
import { fillReview, loadGoing } from '../../store/review/fill-review.ts'
import {
  firstReviewEnd,
  holdReviewSession,
  loadOverdueReviews,
  messageOf,
  type ReviewSession,
  saveReviewSession,
} from '../../store/review/review-sessions.ts'
import { eachDue, inPages } from '../timing/each-due.ts'
import type { World } from '../world.ts'
import { reviewScreen } from './review-screen.ts'

/** After its time a sitting stays open this long, for somebody who is still reading. */
const graceMinutes = 10
const batch = 100

/** Sends to Review what two people skipped, and what nobody is left to answer. */
export async function sweepReview(world: World): Promise<void> {
  const { pool } = world.database
  const going = await loadGoing(pool)
  const idsOf = (campaignId: string) => ({ campaignId })
  await eachDue(world, 'sweep-review', going, idsOf, (campaignId) => fillReview(pool, campaignId, world.now()))
}

/** Ends the sittings that nobody finished; the item on screen waits again. */
export async function expireReviews(world: World): Promise<void> {
  const by = minutesLater(world.now(), -graceMinutes)
  const { prisma } = world.database
  const overdue = inPages<ReviewSession>((after, most) => loadOverdueReviews(prisma, by, most, after), batch)
  const idsOf = ({ campaignId, id }: ReviewSession) => ({ campaignId, reviewSessionId: id })
  await eachDue(world, 'expire-reviews', overdue, idsOf, (session) => expire(world, session))
}

/** When the next sitting will be due to end by the clock. */
export async function nextReviewExpiry(world: World): Promise<Date | null> {
  const first = await firstReviewEnd(world.database.pool)
  return first === null ? null : minutesLater(first, graceMinutes)
}

async function expire(world: World, { campaignId, id }: ReviewSession): Promise<void> {
  const now = world.now()
  const ended = await inTransaction(world.database, async (tx) => {
    const session = await holdReviewSession(tx, campaignId, id)
    if (session === null || session.endedAt !== null) return null
    const over = { ...session, endedAt: now, itemId: null, leaseUntil: null, chosen: null }
    const saved = { ...over, revision: session.revision + 1 }
    await saveReviewSession(tx, saved)
    return saved
  })
  const { prisma } = world.database
  const campaign = await loadCampaign(prisma, campaignId)
  const person = ended === null ? null : await findPerson(prisma, ended.personId)
  if (ended === null || campaign === null || person === null) return
  const roles = await loadRoles(prisma, campaignId, person.id)
  const screen = await reviewScreen(world, { session: ended, campaign, person, roles }, 'expired')
  await inTransaction(world.database, (tx) =>
    enqueueUpdate(tx, world.jobs, {
      id: world.newId(),
      organizationId: campaign.organizationId,
      campaignId,
      personId: person.id,
      address: messageOf(ended),
      screen,
      createdAt: now,
    }),
  )
}

import { minutesLater } from '../../domain/time.ts'
import { inTransaction } from '../../store/database.ts'
import { enqueueUpdate } from '../../store/deliveries.ts'
import { fillReview, loadGoing } from '../../store/fill-review.ts'
import { loadCampaign, loadRoles } from '../../store/load-campaign.ts'
import { findPerson } from '../../store/people.ts'
import {
  firstReviewEnd,
  holdReviewSession,
  loadOverdueReviews,
  messageOf,
  type ReviewSession,
  saveReviewSession,
} from '../../store/review-sessions.ts'
import type { World } from '../world.ts'
import { reviewScreen } from './review-screen.ts'

/** After its time a sitting stays open this long, for somebody who is still reading. */
const graceMinutes = 10
const batch = 100

/** Sends to Review what two people skipped, and what nobody is left to answer. */
export async function sweepReview(world: World): Promise<void> {
  for (const campaignId of await loadGoing(world.database.pool)) {
    await fillReview(world.database.pool, campaignId, world.now())
  }
}

/** Ends the sittings that nobody finished; the item on screen waits again. */
export async function expireReviews(world: World): Promise<void> {
  const by = minutesLater(world.now(), -graceMinutes)
  for (;;) {
    const overdue = await loadOverdueReviews(world.database.prisma, by, batch)
    for (const session of overdue) await expire(world, session)
    if (overdue.length < batch) return
  }
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
    const over = { ...session, endedAt: now, itemId: null, leaseUntil: null, chosen: [] }
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

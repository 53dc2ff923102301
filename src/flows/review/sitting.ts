import type { ReviewOffer } from '../../domain/intents/review-intent.ts'
import type { Sender } from '../../domain/person.ts'
import { mayReview } from '../../domain/policies.ts'
import { loadCampaign, loadRoles } from '../../store/campaigns/load-campaign.ts'
import { loadReviewSession } from '../../store/review/review-sessions.ts'
import { meet } from '../naming/meet.ts'
import { type Reply, show } from '../reply.ts'
import type { World } from '../world.ts'
import type { Sitting } from './review-screen.ts'

/** The sitting behind a card, for the person whose it is and who still may review; else what to answer. */
export async function openSitting(
  world: World,
  who: Sender,
  { campaignId, sessionId }: ReviewOffer,
): Promise<Sitting | { readonly refused: Reply }> {
  const { prisma } = world.database
  const session = await loadReviewSession(prisma, campaignId, sessionId)
  const campaign = await loadCampaign(prisma, campaignId)
  if (session === null || campaign === null) return { refused: show({ kind: 'notice', notice: 'session-gone' }) }
  const met = await meet(world, who)
  if (met?.person.id !== session.personId) return { refused: show({ kind: 'notice', notice: 'not-yours' }) }
  const roles = await loadRoles(prisma, campaignId, met.person.id)
  if (!mayReview(roles)) return { refused: show({ kind: 'notice', notice: 'only-adjudicators' }) }
  return { session, campaign, person: met.person, roles }
}

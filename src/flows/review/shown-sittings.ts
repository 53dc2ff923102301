import type { Screen } from '../../domain/screens/screen.ts'
import { loadCampaign, loadRoles } from '../../store/campaigns/load-campaign.ts'
import { findPerson } from '../../store/people/people.ts'
import {
  loadReviewSession,
  loadShownReviews,
  messageOf,
  type ReviewSession,
} from '../../store/review/review-sessions.ts'
import type { ShownMessage } from '../telling/shown-message.ts'
import type { World } from '../world.ts'
import { reviewScreen } from './review-screen.ts'

/** The messages of a workspace's sittings that the last clicks before this moment, whenever that was, can have changed. */
export async function shownSittings(world: World, workspaceId: string): Promise<ShownMessage[]> {
  const shown = await loadShownReviews(world.database.prisma, workspaceId)
  return shown.map((session) => ({ address: messageOf(session), screenNow: () => sittingNow(world, session) }))
}

async function sittingNow(world: World, { campaignId, id }: ReviewSession): Promise<Screen | null> {
  const { prisma } = world.database
  const session = await loadReviewSession(prisma, campaignId, id)
  const campaign = await loadCampaign(prisma, campaignId)
  const person = session === null ? null : await findPerson(prisma, session.personId)
  if (session === null || campaign === null || person === null) return null
  const roles = await loadRoles(prisma, campaignId, person.id)
  return await reviewScreen(world, { session, campaign, person, roles }, reasonOf(session))
}

/** What is known of why a sitting is over, if it is. */
function reasonOf({ endedAt, endsAt }: ReviewSession): 'time' | 'stopped' {
  return endedAt !== null && endedAt >= endsAt ? 'time' : 'stopped'
}

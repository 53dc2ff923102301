import type { Campaign } from '../../domain/campaign.ts'
import { daysLater, type LocalDay } from '../../domain/time/time.ts'
import { loadDigest, loadNames, loadUndelivered } from '../../store/figures/digests.ts'
import type { World } from '../world.ts'
import type { DigestTelling } from './digest-screen.ts'

/** What the digest of a week that is over tells; null where that week was not computed. */
export async function loadTelling(
  world: World,
  campaign: Campaign,
  weekStart: LocalDay,
): Promise<DigestTelling | null> {
  const { prisma } = world.database
  const figures = await loadDigest(prisma, campaign.id, weekStart)
  if (figures === null) return null
  return {
    campaign,
    figures,
    before: await loadDigest(prisma, campaign.id, daysLater(weekStart, -7)),
    names: await loadNames(
      prisma,
      figures.annotators.map(({ personId }) => personId),
    ),
    undelivered: await loadUndelivered(prisma, campaign.id, weekStart),
  }
}

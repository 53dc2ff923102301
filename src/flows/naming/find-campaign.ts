import { nearest } from '../../domain/texts/nearest.ts'
import { type FoundCampaign, findCampaigns, loadCampaignNames } from '../../store/campaigns/find-campaigns.ts'
import type { Database } from '../../store/db/database.ts'
import { launchedFirst } from './named-campaign.ts'

export type Found =
  | { readonly kind: 'found'; readonly campaign: FoundCampaign }
  | { readonly kind: 'none'; readonly nearest: string | null }
  /** Several organizations have one of this name, or several leads a draft. */
  | { readonly kind: 'several'; readonly campaigns: readonly FoundCampaign[] }

/** Finds a campaign for an operator, who sees every organization. */
export async function findCampaign(
  { prisma }: Pick<Database, 'prisma'>,
  name: string,
  organizationId: string | null,
): Promise<Found> {
  const campaigns = launchedFirst(await findCampaigns(prisma, name, organizationId))
  const [campaign] = campaigns
  if (campaign === undefined) {
    return { kind: 'none', nearest: nearest(name, await loadCampaignNames(prisma, organizationId)) }
  }
  return campaigns.length === 1 ? { kind: 'found', campaign } : { kind: 'several', campaigns }
}

import { nearest } from '../../domain/texts/nearest.ts'
import { type FoundCampaign, findCampaigns, loadCampaignNames } from '../../store/campaigns/find-campaigns.ts'
import type { Database } from '../../store/db/database.ts'

export type Found =
  | { readonly kind: 'found'; readonly campaign: FoundCampaign }
  | { readonly kind: 'none'; readonly nearest: string | null }
  /** Several organizations have one of this name, or several leads a draft. */
  | { readonly kind: 'several'; readonly campaigns: readonly FoundCampaign[] }

/** Finds a campaign for an operator, who sees every organization. A launched campaign goes before drafts of its name. */
export async function findCampaign(
  { prisma }: Pick<Database, 'prisma'>,
  name: string,
  organizationId: string | null,
): Promise<Found> {
  const all = await findCampaigns(prisma, name, organizationId)
  const launched = all.filter(({ state }) => state !== 'draft')
  const campaigns = launched.length > 0 ? launched : all
  const [campaign] = campaigns
  if (campaign === undefined) {
    return { kind: 'none', nearest: nearest(name, await loadCampaignNames(prisma, organizationId)) }
  }
  return campaigns.length === 1 ? { kind: 'found', campaign } : { kind: 'several', campaigns }
}

import type { CampaignState } from '../../domain/campaign.ts'
import { nameKey } from '../../domain/texts/campaign-name.ts'
import type { Tx } from '../db/database.ts'

/** A campaign as an operator, who sees every organization, finds it by its name. */
export type FoundCampaign = {
  readonly id: string
  readonly organizationId: string
  readonly organizationName: string
  readonly name: string
  readonly state: CampaignState
}

/** The campaigns of this name; more than one where organizations share it, or drafts do. */
export async function findCampaigns(tx: Tx, name: string, organizationId: string | null): Promise<FoundCampaign[]> {
  const found = await tx.campaign.findMany({
    where: { nameKey: nameKey(name), ...(organizationId === null ? {} : { organizationId }) },
    include: { organization: { select: { name: true } } },
    orderBy: { createdAt: 'asc' },
  })
  return found.map((row) => ({
    id: row.id,
    organizationId: row.organizationId,
    organizationName: row.organization.name,
    name: row.name,
    state: row.state as CampaignState,
  }))
}

/** The names of all campaigns, at most some thousand, for a suggestion. */
export async function loadCampaignNames(tx: Tx, organizationId: string | null): Promise<string[]> {
  const rows = await tx.campaign.findMany({
    ...(organizationId === null ? {} : { where: { organizationId } }),
    distinct: ['name'],
    select: { name: true },
    take: 5_000,
  })
  return rows.map(({ name }) => name)
}

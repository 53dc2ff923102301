import type pg from 'pg'
import type { CampaignFigures } from '../metrics/campaign-figures.ts'

type Client = Pick<pg.ClientBase, 'query'>

export type StoredFigures = { readonly figures: CampaignFigures; readonly at: Date }

/** A campaign's figures as computed last; null before that was done. */
export async function loadFigures(on: Client, campaignId: string): Promise<StoredFigures | null> {
  const { rows } = await on.query<StoredFigures>('SELECT figures, at FROM campaign_figures WHERE campaign_id = $1', [
    campaignId,
  ])
  return rows[0] ?? null
}

export async function saveFigures(
  on: Client,
  owner: { readonly organizationId: string; readonly campaignId: string },
  figures: CampaignFigures,
  at: Date,
): Promise<void> {
  await on.query(
    `INSERT INTO campaign_figures (organization_id, campaign_id, figures, at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (campaign_id) DO UPDATE SET figures = excluded.figures, at = excluded.at`,
    [owner.organizationId, owner.campaignId, JSON.stringify(figures), at],
  )
}

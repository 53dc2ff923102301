import type pg from 'pg'
import type { CampaignFigures } from '../../metrics/figures/campaign-figures.ts'
import { type Merged, mergedColumn, namedAsNow } from '../people/who-is-now.ts'
import { signsOfToday } from './signs-of-today.ts'

type Client = Pick<pg.ClientBase, 'query'>

export type StoredFigures = { readonly figures: CampaignFigures; readonly at: Date }
type Row = StoredFigures & { readonly merged: Merged }

/** A campaign's figures as computed last; null before that was done. */
export async function loadFigures(on: Client, campaignId: string): Promise<StoredFigures | null> {
  const { rows } = await on.query<Row>(
    `SELECT figures, at, ${mergedColumn('campaign_id')} FROM campaign_figures WHERE campaign_id = $1`,
    [campaignId],
  )
  return known(rows[0])
}

/** A campaign's figures as the last night left them; null before the first. */
export async function loadNightFigures(on: Client, campaignId: string): Promise<StoredFigures | null> {
  const { rows } = await on.query<Row>(
    `SELECT night_figures AS figures, night_at AS at, ${mergedColumn('campaign_id')}
     FROM campaign_figures
     WHERE campaign_id = $1 AND night_figures IS NOT NULL`,
    [campaignId],
  )
  return known(rows[0])
}

/** The night's for those who annotate and steer, made without their answers; the night's where nobody did so then. */
export async function loadApartFigures(on: Client, campaignId: string): Promise<StoredFigures | null> {
  const { rows } = await on.query<Row>(
    `SELECT coalesce(apart_figures, night_figures) AS figures, night_at AS at, ${mergedColumn('campaign_id')}
     FROM campaign_figures
     WHERE campaign_id = $1 AND night_figures IS NOT NULL`,
    [campaignId],
  )
  return known(rows[0])
}

/** Keeps the night's apart figures beside those of the same night, which have to be kept first. */
export async function saveApartFigures(on: Client, campaignId: string, figures: CampaignFigures): Promise<void> {
  await on.query('UPDATE campaign_figures SET apart_figures = $2 WHERE campaign_id = $1', [
    campaignId,
    JSON.stringify(figures),
  ])
}

function known(row: Row | undefined): StoredFigures | null {
  if (row === undefined) return null
  const figures = namedAsNow(row.figures, row.merged)
  const { balance, signs } = figures
  return { at: row.at, figures: { ...figures, balance: balance ?? null, signs: signs ? signsOfToday(signs) : null } }
}

/** @param isNight whether they are the night's, which stay until the next night */
export async function saveFigures(
  on: Client,
  owner: { readonly organizationId: string; readonly campaignId: string },
  figures: CampaignFigures,
  at: Date,
  isNight: boolean,
): Promise<void> {
  await on.query(
    `INSERT INTO campaign_figures AS old (organization_id, campaign_id, figures, at, night_figures, night_at)
     SELECT $1, $2, $3, $4, CASE WHEN $5 THEN $3::jsonb END, CASE WHEN $5 THEN $4::timestamptz END
     ON CONFLICT (campaign_id) DO UPDATE SET figures = excluded.figures, at = excluded.at,
       night_figures = coalesce(excluded.night_figures, old.night_figures),
       apart_figures = CASE WHEN excluded.night_figures IS NULL THEN old.apart_figures END,
       night_at = coalesce(excluded.night_at, old.night_at)`,
    [owner.organizationId, owner.campaignId, JSON.stringify(figures), at, isNight],
  )
}

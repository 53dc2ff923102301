import type pg from 'pg'
import { type Progress, progressOf } from '../../metrics/figures/progress.ts'
import { countInvited } from './invited.ts'
import { loadItemTallies } from './item-tallies.ts'

type Queryable = Pick<pg.Pool, 'query'>

/**
 * How far campaigns are, by their ids.
 *
 * @param before as things stood then; null for now
 */
export async function loadProgress(
  on: Queryable,
  campaignIds: readonly string[],
  before: Date | null = null,
): Promise<ReadonlyMap<string, Progress>> {
  const tallies = await loadItemTallies(on, campaignIds, before)
  return new Map([...tallies].map(([id, of]) => [id, progressOf(of)]))
}

/** The same of one. */
export async function loadProgressOf(on: Queryable, campaignId: string, before: Date | null = null): Promise<Progress> {
  return (await loadProgress(on, [campaignId], before)).get(campaignId) ?? progressOf([])
}

/** What a status counts beside that, since the start. */
export type CampaignCounts = {
  readonly flagged: number
  readonly activeAnnotators: number
  readonly invitedAnnotators: number
  readonly gold: number
}

export async function loadCampaignCounts(on: Queryable, campaignId: string): Promise<CampaignCounts> {
  const { rows } = await on.query<{ flagged: number; active: number; gold: number }>(besideSql, [campaignId])
  const { flagged, active, gold } = rows[0] ?? { flagged: 0, active: 0, gold: 0 }
  return { flagged, activeAnnotators: active, invitedAnnotators: await countInvited(on, campaignId, null), gold }
}

const besideSql = `
  SELECT
    (SELECT count(DISTINCT item_id) FROM flags WHERE campaign_id = $1)::int AS flagged,
    (SELECT count(*) FROM members m WHERE m.campaign_id = $1 AND m.role = 'annotator' AND m.removed_at IS NULL
      AND EXISTS (SELECT FROM answers a WHERE a.campaign_id = m.campaign_id AND a.person_id = m.person_id
                    AND a.superseded_at IS NULL))::int AS active,
    (SELECT count(*) FROM gold_answers g CROSS JOIN LATERAL (
      SELECT FROM items WHERE campaign_id = g.campaign_id AND id = g.item_id AND gold AND state <> 'dropped' OFFSET 0) i
     WHERE g.campaign_id = $1)::int AS gold`

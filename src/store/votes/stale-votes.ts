import type pg from 'pg'
import type { ItemRef } from './vote-basis.ts'

/** A campaign whose votes are to be looked over, and since when answers may be missing from them. */
export type Sweep = { readonly campaignId: string; readonly since: Date | null }

/** Campaigns that can have been answered lately. */
export async function loadSweeps(pool: pg.Pool): Promise<Sweep[]> {
  const { rows } = await pool.query<{ id: string; votes_swept_at: Date | null }>(
    "SELECT id, votes_swept_at FROM campaigns WHERE state IN ('pilot', 'running', 'paused')",
  )
  return rows.map((row) => ({ campaignId: row.id, since: row.votes_swept_at }))
}

/**
 * Items answered since some moment (or ever) whose vote lacks an answer, or one that was taken back; at most `most` of
 * them. Votes and answers are compared by their number, person by person, so the cost is that of the answers since then.
 */
export async function loadStale(pool: pg.Pool, { campaignId, since }: Sweep, most: number): Promise<ItemRef[]> {
  const query =
    since === null ? { ...anyStale, values: [campaignId, most] } : { ...stale, values: [campaignId, since, most] }
  const { rows } = await pool.query<{ item_id: string }>(query)
  return rows.map((row) => ({ campaignId, itemId: row.item_id }))
}

const stale = {
  name: 'stale-votes',
  text: `
    WITH touched AS MATERIALIZED (
      SELECT DISTINCT a.item_id
      FROM (SELECT DISTINCT person_id FROM members WHERE campaign_id = $1 AND role = 'annotator') m
      CROSS JOIN unnest(ARRAY['ordinary', 'gold']) AS p(purpose)
      CROSS JOIN LATERAL (
        SELECT item_id FROM answers
        WHERE campaign_id = $1 AND person_id = m.person_id AND purpose = p.purpose AND given_at > $2 OFFSET 0) a)
    SELECT t.item_id FROM touched t
    WHERE (SELECT count(*) + count(superseded_at) FROM answers WHERE campaign_id = $1 AND item_id = t.item_id)
      <> coalesce((SELECT basis FROM live_votes WHERE campaign_id = $1 AND item_id = t.item_id), 0)
    LIMIT $3`,
}

/** Answers and votes side by side in the order of their keys. */
const anyStale = {
  name: 'any-stale-votes',
  text: `
    SELECT a.item_id FROM (
      SELECT item_id, count(*) + count(superseded_at) AS basis FROM answers WHERE campaign_id = $1 GROUP BY item_id) a
    LEFT JOIN live_votes v ON v.campaign_id = $1 AND v.item_id = a.item_id
    WHERE v.basis IS DISTINCT FROM a.basis LIMIT $2`,
}

/** Says up to when every answer is part of its item's vote. Where somebody holds the campaign, the next look says so. */
export async function setSwept(pool: pg.Pool, campaignId: string, at: Date): Promise<void> {
  await pool.query(
    `UPDATE campaigns SET votes_swept_at = $2
     WHERE id IN (SELECT id FROM campaigns WHERE id = $1 FOR NO KEY UPDATE SKIP LOCKED)`,
    [campaignId, at],
  )
}

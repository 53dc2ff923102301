import type pg from 'pg'
import { roughCount } from '../domain/rough-count.ts'

/** Counting stops here: nobody is told of more. */
const countUpTo = 500

/**
 * Roughly how many items still wait for a person in a campaign, at most 500: those ahead of their cursors, and those that
 * came free again behind them. Gold is no part of it, which is why an exact count must not be seen.
 */
export async function countLeftFor(pool: pg.Pool, campaignId: string, personId: string): Promise<number> {
  const { rows } = await pool.query<{ left: number }>({ ...leftFor, values: [campaignId, personId, countUpTo] })
  return roughCount(rows[0]?.left ?? 0)
}

const leftFor = {
  name: 'left-for',
  text: `WITH tiers AS (
    SELECT p.priority, coalesce(c.seq, 0) AS seen
    FROM generate_series(9, 0, -1) AS p(priority)
    LEFT JOIN deal_cursors c ON c.campaign_id = $1 AND c.person_id = $2 AND c.priority = p.priority),
  ahead AS (
    SELECT 1 FROM tiers t CROSS JOIN LATERAL (
      SELECT FROM items
      WHERE campaign_id = $1 AND priority = t.priority AND seq > t.seen
        AND claimed < wanted AND NOT gold AND state = 'open'
      LIMIT $3) i
    LIMIT $3),
  behind AS (
    SELECT 1 FROM reopened_items r
    JOIN items i ON i.campaign_id = r.campaign_id AND i.id = r.item_id
    JOIN tiers t ON t.priority = r.priority
    WHERE r.campaign_id = $1 AND r.seq <= t.seen AND i.claimed < i.wanted AND i.state = 'open'
      AND NOT EXISTS (SELECT FROM slots o
                      WHERE o.campaign_id = r.campaign_id AND o.item_id = r.item_id AND o.person_id = $2 AND o.round = 1)
    LIMIT $3)
  SELECT ((SELECT count(*) FROM ahead) + (SELECT count(*) FROM behind))::int AS left`,
}

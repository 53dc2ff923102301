import type pg from 'pg'
import { roughCount } from '../../domain/figures/rough-count.ts'
import { hasNothingOpen } from '../gold/standing-watch.ts'
import { reopenedInSight, reopenedLook } from './reopened-items.ts'

/** Counting stops here: nobody is told of more. */
const countUpTo = 500
/** Items looked at; where somebody has seen all of these and there are more, there is something. */
const lookAt = 1_000

/**
 * Roughly how many items still wait for a person in a campaign, at most 500: those ahead of their cursors, those that
 * came free again behind them, the gold that they have not seen, and what they had on screen and left, held or not: only
 * an ordinary item's place can be taken by others. Each answer and each skip lowers it by one, whatever it went to, so
 * that no border between two counts tells gold from other items.
 * Gold alone is nothing to begin a session for.
 */
export async function countLeftFor(pool: pg.Pool, campaignId: string, personId: string): Promise<number> {
  const { rows } = await pool.query<{ left: number }>({ ...leftFor, values: [campaignId, personId, countUpTo, lookAt] })
  return roughCount(rows[0]?.left ?? 0)
}

/** Whether a campaign has nothing for a person any more, neither on screen nor to come. */
export async function hasNothingLeft(pool: pg.Pool, campaignId: string, personId: string): Promise<boolean> {
  return (await hasNothingOpen(pool, campaignId, personId)) && (await countLeftFor(pool, campaignId, personId)) === 0
}

const notSeen = `NOT EXISTS (SELECT FROM slots o
      WHERE o.campaign_id = i.campaign_id AND o.item_id = i.id AND o.person_id = $2 AND o.round = 1 OFFSET 0)`

const leftFor = {
  name: 'left-for',
  text: `WITH tiers AS (
    SELECT p.priority, coalesce(c.deal_order, 0) AS deal_order, coalesce(c.seq, 0) AS seq
    FROM generate_series(9, 0, -1) AS p(priority)
    LEFT JOIN deal_cursors c ON c.campaign_id = $1 AND c.person_id = $2 AND c.priority = p.priority),
  in_sight AS MATERIALIZED (
    SELECT i.campaign_id, i.id FROM tiers t CROSS JOIN LATERAL (
      SELECT campaign_id, id FROM items
      WHERE campaign_id = $1 AND priority = t.priority AND (deal_order, seq) > (t.deal_order, t.seq)
        AND claimed < wanted AND NOT gold AND state = 'open'
      ORDER BY deal_order, seq LIMIT $4) i
    LIMIT $4),
  ahead AS (SELECT 1 FROM in_sight i WHERE ${notSeen} LIMIT $3),
  behind AS (
    SELECT 1 FROM ${reopenedInSight('$2', '$1', String(reopenedLook))} i WHERE ${notSeen}
    LIMIT $3),
  newest AS (
    SELECT id, position FROM sessions WHERE campaign_id = $1 AND person_id = $2
    ORDER BY started_at DESC LIMIT 1),
  on_screen AS (
    SELECT FROM newest
    JOIN slots o ON o.campaign_id = $1 AND o.session_id = newest.id AND o.position >= newest.position
    WHERE o.kept_until IS NOT NULL AND o.skip_reason IS NULL
      AND NOT EXISTS (SELECT FROM answers a WHERE a.campaign_id = o.campaign_id AND a.session_id = o.session_id
                        AND a.position = o.position AND a.superseded_at IS NULL)),
  unseen_gold AS (
    SELECT 1 FROM items i
    WHERE i.campaign_id = $1 AND i.gold AND i.state = 'open' AND i.claimed < i.wanted AND ${notSeen}
    LIMIT $3),
  counted AS (
    SELECT greatest((SELECT count(*) FROM ahead), (SELECT count(*) FROM in_sight) / $4) + (SELECT count(*) FROM behind) AS ordinary,
      (SELECT count(*) FROM on_screen) AS on_screen)
  SELECT (on_screen + CASE WHEN ordinary = 0 THEN 0 ELSE ordinary + (SELECT count(*) FROM unseen_gold) END)::int AS left
  FROM counted`,
}

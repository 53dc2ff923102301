import type pg from 'pg'
import type { Hand } from '../sessions/mix-in-gold.ts'
import type { Table } from './read-table.ts'

/** Where ordinary items are taken from: along the deal order of one priority, or from what came free again. */
export type Source = { readonly kind: 'order'; readonly priority: number } | { readonly kind: 'reopened' }

/** Up to which position the session is dealt now. */
export type Placed = { readonly dealt: number }

/**
 * Claims slots, and places them with the hand's gold behind what was dealt before: one statement, all or nothing. It
 * acts only while the session is open and dealt as far as was read, so that a hand is dealt once.
 *
 * A hand ends before the first place that cannot be filled: what is next in the order, or the gold, is held by others or
 * is not there. Whatever place that is, it comes out the same in the next hand. Golds alone are never dealt: somebody
 * who knows that nothing is left would know them.
 *
 * Rows that others hold at this moment are skipped rather than waited for, and a row is looked at again once it is
 * locked, so `claimed <= wanted` holds under any concurrency and people who deal at once do not queue. The person's
 * cursor stops short of what was skipped, so nothing is passed over. The cost depends on the hand alone.
 *
 * @returns null where the session moved meanwhile
 */
export async function placeHand(
  pool: pg.Pool,
  table: Table,
  source: Source,
  hand: Hand,
  now: Date,
): Promise<Placed | null> {
  const values = [
    table.organizationId,
    table.campaignId,
    table.personId,
    table.sessionId,
    table.dealt,
    table.guidelineVersion,
    now,
    hand.isGold,
    hand.golds,
    Math.max(1, hand.isGold.filter((isGold) => !isGold).length),
  ]
  const query =
    source.kind === 'order' ? { ...fromOrder, values: [...values, source.priority] } : { ...fromReopened, values }
  const { rows } = await pool.query<{ held: boolean; dealt: number | null }>(query)
  const row = rows[0]
  if (row?.held !== true) return null
  return { dealt: row.dealt ?? table.dealt }
}

const held = `held AS (
  SELECT id FROM sessions WHERE campaign_id = $2 AND id = $4 AND dealt = $5 AND end_reason IS NULL FOR UPDATE)`

/** `OFFSET 0` has it looked up item by item, so that the first few suffice, however many there are. */
const notSeen = `NOT EXISTS (SELECT FROM slots o
  WHERE o.campaign_id = i.campaign_id AND o.item_id = i.id AND o.person_id = $3 AND o.round = 1 OFFSET 0)`

/** Claims what was locked, as far as the hand's places can be filled, and deals it; \`$8\` says which places are gold. */
const claimAndPlace = `
  numbered AS (SELECT id, row_number() OVER (ORDER BY priority DESC, seq) AS nth FROM locked),
  hand AS (
    SELECT is_gold, place, row_number() OVER (PARTITION BY is_gold ORDER BY place) AS nth
    FROM unnest($8::boolean[]) WITH ORDINALITY AS h(is_gold, place)),
  within_reach AS (
    SELECT * FROM hand WHERE EXISTS (SELECT FROM locked) AND place < coalesce(
      (SELECT min(place) FROM hand WHERE NOT is_gold AND nth > (SELECT count(*) FROM locked)), 1000)),
  gold_locked AS (
    SELECT i.id, g.nth FROM unnest($9::uuid[]) WITH ORDINALITY AS g(id, nth)
    JOIN items i ON i.campaign_id = $2 AND i.id = g.id
    WHERE i.claimed < i.wanted AND i.state = 'open'
    ORDER BY g.nth LIMIT (SELECT count(*) FROM within_reach WHERE is_gold) FOR UPDATE OF i SKIP LOCKED),
  gold_numbered AS (SELECT id, row_number() OVER (ORDER BY nth) AS nth FROM gold_locked),
  tried AS (
    SELECT w.place, w.is_gold, coalesce(o.id, g.id) AS item_id FROM within_reach w
    LEFT JOIN numbered o ON NOT w.is_gold AND o.nth = w.nth
    LEFT JOIN gold_numbered g ON w.is_gold AND g.nth = w.nth),
  filled AS (
    SELECT * FROM tried WHERE place < coalesce((SELECT min(place) FROM tried WHERE item_id IS NULL), 1000)),
  claimed AS (
    UPDATE items i SET claimed = claimed + 1 FROM filled WHERE i.campaign_id = $2 AND i.id = filled.item_id),
  placed AS (
    INSERT INTO slots (organization_id, campaign_id, person_id, session_id, item_id, round, position, purpose, held,
      guideline_version, dealt_at)
    SELECT $1, $2, $3, $4, item_id, 1, $5::int + place::int, CASE WHEN is_gold THEN 'gold' ELSE 'ordinary' END, true, $6, $7
    FROM filled
    RETURNING position),
  dealt AS (
    UPDATE sessions SET dealt = (SELECT max(position) FROM placed)
    WHERE campaign_id = $2 AND id = $4 AND EXISTS (SELECT FROM placed)
    RETURNING dealt)`

const result = 'SELECT EXISTS (SELECT FROM held) AS held, (SELECT dealt FROM dealt) AS dealt'

const openAhead = `i.campaign_id = $2 AND i.priority = $11 AND i.seq > (SELECT seq FROM seen)
      AND i.claimed < i.wanted AND NOT i.gold AND i.state = 'open' AND ${notSeen}`

const fromOrder = {
  name: 'place-from-order',
  text: `WITH ${held},
  seen AS (
    SELECT coalesce((SELECT seq FROM deal_cursors WHERE campaign_id = $2 AND person_id = $3 AND priority = $11), 0) AS seq
    FROM held),
  locked AS (
    SELECT i.id, i.priority, i.seq FROM items i WHERE ${openAhead}
    ORDER BY i.seq LIMIT $10 FOR UPDATE OF i SKIP LOCKED),
  ${claimAndPlace},
  taken AS (SELECT id, seq FROM locked WHERE id IN (SELECT item_id FROM filled)),
  skipped AS (
    SELECT i.seq FROM items i
    WHERE ${openAhead} AND i.seq < (SELECT max(seq) FROM taken) AND i.id NOT IN (SELECT id FROM taken)
    ORDER BY i.seq LIMIT 1),
  moved AS (
    INSERT INTO deal_cursors (organization_id, campaign_id, person_id, priority, seq)
    SELECT $1, $2, $3, $11, coalesce((SELECT seq - 1 FROM skipped), max(seq)) FROM taken HAVING count(*) > 0
    ON CONFLICT (campaign_id, person_id, priority) DO UPDATE SET seq = excluded.seq)
  ${result}`,
}

const fromReopened = {
  name: 'place-from-reopened',
  text: `WITH ${held},
  locked AS (
    SELECT i.id, i.priority, i.seq FROM held, reopened_items r
    JOIN items i ON i.campaign_id = r.campaign_id AND i.id = r.item_id
    JOIN deal_cursors c ON c.campaign_id = r.campaign_id AND c.person_id = $3 AND c.priority = r.priority
    WHERE r.campaign_id = $2 AND r.seq <= c.seq AND i.claimed < i.wanted AND i.state = 'open' AND ${notSeen}
    ORDER BY r.priority DESC, r.seq LIMIT $10 FOR UPDATE OF i SKIP LOCKED),
  ${claimAndPlace}
  ${result}`,
}

import type pg from 'pg'
import type { Place } from '../sessions/mix-in-gold.ts'
import type { Table } from './read-table.ts'

/** Where ordinary items are taken from: along the deal order of one priority, or from what came free again. */
export type Source = { readonly kind: 'order'; readonly priority: number } | { readonly kind: 'reopened' }

/** How many ordinary items were placed, and up to which position the session is dealt now. */
export type Placed = { readonly ordinary: number; readonly dealt: number }

/**
 * Claims slots, and places them with the hand's gold behind what was dealt before: one statement, all or nothing. It
 * acts only while the session is open and dealt as far as was read, so that a hand is dealt once.
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
  hand: readonly Place[],
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
    hand.map((place) => (place.kind === 'gold' ? place.itemId : null)),
    hand.filter((place) => place.kind === 'ordinary').length,
  ]
  const query =
    source.kind === 'order' ? { ...fromOrder, values: [...values, source.priority] } : { ...fromReopened, values }
  const { rows } = await pool.query<{ held: boolean; ordinary: number; dealt: number | null }>(query)
  const row = rows[0]
  if (row?.held !== true) return null
  return { ordinary: row.ordinary, dealt: row.dealt ?? table.dealt }
}

const held = `held AS (
  SELECT id FROM sessions WHERE campaign_id = $2 AND id = $4 AND dealt = $5 AND end_reason IS NULL FOR UPDATE)`

/** `OFFSET 0` has it looked up item by item, so that the first few suffice, however many there are. */
const notSeen = `NOT EXISTS (SELECT FROM slots o
  WHERE o.campaign_id = i.campaign_id AND o.item_id = i.id AND o.person_id = $3 AND o.round = 1 OFFSET 0)`

/** Claims what was locked and deals it; \`$8\` is the hand, null where an ordinary item belongs. */
const claimAndPlace = `
  claimed AS (
    UPDATE items i SET claimed = claimed + 1 FROM locked WHERE i.campaign_id = $2 AND i.id = locked.id
    RETURNING i.id, i.priority, i.seq),
  numbered AS (SELECT id, row_number() OVER (ORDER BY priority DESC, seq) AS nth FROM claimed),
  hand AS (
    SELECT h.gold_id, h.place, count(*) FILTER (WHERE h.gold_id IS NULL) OVER (ORDER BY h.place) AS nth
    FROM unnest($8::uuid[]) WITH ORDINALITY AS h(gold_id, place)),
  gold_locked AS (
    SELECT i.id FROM items i JOIN hand ON hand.gold_id = i.id
    WHERE i.campaign_id = $2 AND hand.nth <= (SELECT count(*) FROM claimed) AND EXISTS (SELECT FROM claimed)
      AND i.claimed < i.wanted
    FOR UPDATE OF i SKIP LOCKED),
  exposed AS (
    UPDATE items i SET claimed = claimed + 1 FROM gold_locked WHERE i.campaign_id = $2 AND i.id = gold_locked.id
    RETURNING i.id),
  filled AS (
    SELECT coalesce(numbered.id, exposed.id) AS item_id,
      CASE WHEN hand.gold_id IS NULL THEN 'ordinary' ELSE 'gold' END AS purpose,
      row_number() OVER (ORDER BY hand.place) AS place
    FROM hand
    LEFT JOIN numbered ON hand.gold_id IS NULL AND numbered.nth = hand.nth
    LEFT JOIN exposed ON exposed.id = hand.gold_id
    WHERE numbered.id IS NOT NULL OR exposed.id IS NOT NULL),
  placed AS (
    INSERT INTO slots (organization_id, campaign_id, person_id, session_id, item_id, round, position, purpose, held,
      guideline_version, dealt_at)
    SELECT $1, $2, $3, $4, item_id, 1, $5::int + place::int, purpose, true, $6, $7 FROM filled
    RETURNING position),
  dealt AS (
    UPDATE sessions SET dealt = (SELECT max(position) FROM placed)
    WHERE campaign_id = $2 AND id = $4 AND EXISTS (SELECT FROM placed)
    RETURNING dealt)
  SELECT EXISTS (SELECT FROM held) AS held, (SELECT count(*)::int FROM claimed) AS ordinary,
    (SELECT dealt FROM dealt) AS dealt`

const openAhead = `i.campaign_id = $2 AND i.priority = $10 AND i.seq > (SELECT seq FROM seen)
      AND i.claimed < i.wanted AND NOT i.gold AND i.state = 'open' AND ${notSeen}`

const fromOrder = {
  name: 'place-from-order',
  text: `WITH ${held},
  seen AS (
    SELECT coalesce((SELECT seq FROM deal_cursors WHERE campaign_id = $2 AND person_id = $3 AND priority = $10), 0) AS seq
    FROM held),
  locked AS (
    SELECT i.id, i.seq FROM items i WHERE ${openAhead}
    ORDER BY i.seq LIMIT $9 FOR UPDATE OF i SKIP LOCKED),
  skipped AS (
    SELECT i.seq FROM items i
    WHERE ${openAhead} AND i.seq < (SELECT max(seq) FROM locked) AND i.id NOT IN (SELECT id FROM locked)
    ORDER BY i.seq LIMIT 1),
  moved AS (
    INSERT INTO deal_cursors (organization_id, campaign_id, person_id, priority, seq)
    SELECT $1, $2, $3, $10, coalesce((SELECT seq - 1 FROM skipped), max(seq)) FROM locked HAVING count(*) > 0
    ON CONFLICT (campaign_id, person_id, priority) DO UPDATE SET seq = excluded.seq),
  ${claimAndPlace}`,
}

const fromReopened = {
  name: 'place-from-reopened',
  text: `WITH ${held},
  locked AS (
    SELECT i.id FROM held, reopened_items r
    JOIN items i ON i.campaign_id = r.campaign_id AND i.id = r.item_id
    JOIN deal_cursors c ON c.campaign_id = r.campaign_id AND c.person_id = $3 AND c.priority = r.priority
    WHERE r.campaign_id = $2 AND r.seq <= c.seq AND i.claimed < i.wanted AND i.state = 'open' AND ${notSeen}
    ORDER BY r.priority DESC, r.seq LIMIT $9 FOR UPDATE OF i SKIP LOCKED),
  ${claimAndPlace}`,
}

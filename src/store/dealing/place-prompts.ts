import type pg from 'pg'
import type { ShownOrder } from '../../domain/item.ts'
import type { PlannedPlaces } from '../../sessions/mix-in-gold.ts'
import { claimAndPlace } from './claim-and-place.ts'
import type { DealState } from './deal-state.ts'
import { reopenedInSight, reopenedLook } from './reopened-items.ts'

/** Where ordinary items are taken from: along the deal order of one priority, or from what came free again. */
export type Source =
  | {
      readonly kind: 'order'
      readonly priority: number
      /** Items looked at, at the most: seen ones are passed for good, so the next look begins behind them. */
      readonly look: number
    }
  | { readonly kind: 'reopened'; readonly isLast: boolean }

/** Up to which position the session is dealt now, and whether the person's cursor passed items that they have seen. */
export type Placed = { readonly dealt: number; readonly hasPassed: boolean }

/**
 * Claims slots, and places them with the deal's gold behind what was dealt before: one statement, all or nothing. It
 * acts only while the session is open and dealt as far as was read, so that each deal is placed once.
 *
 * Golds stand between groups only: one that is due inside a group waits for its end. Each slot keeps how many wait behind
 * it, so one that goes on to the next sitting takes them along. A deal ends before the first place
 * that cannot be filled: what is next in the order, or the gold, is held by others or is not there. Whatever place that
 * is, it comes out the same in the next deal. Golds alone are never dealt: somebody who knows that nothing is left would
 * know them.
 *
 * Rows that others hold at this moment are skipped rather than waited for, and a row is looked at again once it is
 * locked, so `claimed <= wanted` holds under any concurrency and people who deal at once do not queue. The person's
 * cursor stops short of what was skipped, so nothing is passed over. The cost depends on the deal alone.
 *
 * @returns null where the session moved meanwhile
 */
export async function placePrompts(
  pool: pg.Pool,
  state: DealState,
  source: Source,
  planned: PlannedPlaces,
  orders: readonly ShownOrder[],
  now: Date,
): Promise<Placed | null> {
  const values = [
    state.organizationId,
    state.campaignId,
    state.personId,
    state.sessionId,
    state.dealt,
    state.guidelineVersion,
    now,
    planned.isGold,
    planned.golds,
    state.goldOwed,
    state.lastGroup,
  ]
  const query =
    source.kind === 'order'
      ? { ...fromOrder, values: [...values, source.priority, source.look, orders] }
      : { ...fromReopened, values: [...values, source.isLast, reopenedLook, orders] }
  const { rows } = await pool.query<{ held: boolean; dealt: number | null; passed: boolean }>(query)
  const row = rows[0]
  if (row?.held !== true) return null
  return { dealt: row.dealt ?? state.dealt, hasPassed: row.passed }
}

const held = `held AS (
  SELECT id FROM sessions WHERE campaign_id = $2 AND id = $4 AND dealt = $5 AND end_reason IS NULL FOR UPDATE)`

/** `OFFSET 0` has it looked up item by item, so that the first few suffice, however many there are. */
const notSeen = `NOT EXISTS (SELECT FROM slots o
  WHERE o.campaign_id = i.campaign_id AND o.item_id = i.id AND o.person_id = $3 AND o.round = 1 OFFSET 0)`

const result = 'SELECT EXISTS (SELECT FROM held) AS held, (SELECT dealt FROM dealt) AS dealt'

/** The one place in the deal order that a part of the statement holds, each half by itself, so that an index is used. */
const lastOf = (part: string) => `(SELECT deal_order FROM ${part}), (SELECT seq FROM ${part})`

const openAhead = `i.campaign_id = $2 AND i.priority = $12::smallint
      AND (i.deal_order, i.seq) > (${lastOf('cursor')})
      AND i.claimed < i.wanted AND NOT i.gold AND i.state = 'open'`
const unseenInSight = `${openAhead}
      AND (i.deal_order, i.seq) <= (${lastOf('sight')}) AND ${notSeen}`

const fromOrder = {
  name: 'place-from-order',
  text: `WITH RECURSIVE ${held},
  cursor AS MATERIALIZED (
    SELECT coalesce(c.deal_order, 0) AS deal_order, coalesce(c.seq, 0) AS seq FROM held
    LEFT JOIN deal_cursors c ON c.campaign_id = $2 AND c.person_id = $3 AND c.priority = $12::smallint),
  sight AS MATERIALIZED (
    SELECT deal_order, seq FROM (
      SELECT i.deal_order, i.seq FROM items i WHERE ${openAhead} ORDER BY i.deal_order, i.seq LIMIT $13) i
    ORDER BY deal_order DESC, seq DESC LIMIT 1),
  locked AS MATERIALIZED (
    SELECT i.id, i.priority, i.deal_order, i.seq FROM items i WHERE ${unseenInSight}
    ORDER BY i.deal_order, i.seq LIMIT cardinality($8::boolean[]) FOR UPDATE OF i SKIP LOCKED),
  ${claimAndPlace(`NOT EXISTS (
          SELECT FROM items i WHERE ${openAhead} AND (i.deal_order, i.seq) > (${lastOf('sight')}))
          AND NOT EXISTS (SELECT FROM items i WHERE ${unseenInSight} AND i.id NOT IN (SELECT id FROM locked))`)},
  taken AS (SELECT id, deal_order, seq FROM locked WHERE id IN (SELECT item_id FROM filled)),
  last_taken AS (SELECT deal_order, seq FROM taken ORDER BY deal_order DESC, seq DESC LIMIT 1),
  skipped AS (
    SELECT i.deal_order, i.seq - 1 AS seq FROM items i
    WHERE ${unseenInSight} AND (i.deal_order, i.seq) < (${lastOf('last_taken')})
      AND i.id NOT IN (SELECT id FROM taken)
    ORDER BY i.deal_order, i.seq LIMIT 1),
  only_seen AS (
    SELECT deal_order, seq FROM sight
    WHERE NOT EXISTS (SELECT FROM locked) AND NOT EXISTS (SELECT FROM items i WHERE ${unseenInSight})),
  moved AS (
    INSERT INTO deal_cursors (organization_id, campaign_id, person_id, priority, deal_order, seq)
    SELECT $1, $2, $3, $12::smallint, deal_order, seq FROM (
      SELECT 1 AS choice, * FROM skipped UNION ALL SELECT 2, * FROM last_taken UNION ALL SELECT 3, * FROM only_seen) t
    ORDER BY choice LIMIT 1
    ON CONFLICT (campaign_id, person_id, priority) DO UPDATE SET deal_order = excluded.deal_order, seq = excluded.seq)
  ${result}, EXISTS (SELECT FROM only_seen) AS passed`,
}

const fromReopened = {
  name: 'place-from-reopened',
  text: `WITH RECURSIVE ${held},
  locked AS MATERIALIZED (
    SELECT i.id, i.priority, i.deal_order, i.seq FROM held, ${reopenedInSight('$3', '$2', '$13')} r
    JOIN items i ON i.campaign_id = r.campaign_id AND i.id = r.id
    WHERE i.claimed < i.wanted AND i.state = 'open' AND ${notSeen}
    ORDER BY r.priority DESC, r.deal_order, r.seq LIMIT cardinality($8::boolean[]) FOR UPDATE OF i SKIP LOCKED),
  ${claimAndPlace(`$12::boolean AND NOT EXISTS (
          SELECT FROM ${reopenedInSight('$3', '$2', '$13')} i WHERE ${notSeen} AND i.id NOT IN (SELECT id FROM locked))`)}
  ${result}, false AS passed`,
}

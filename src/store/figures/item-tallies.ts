import type pg from 'pg'
import type { ItemTally } from '../../metrics/figures/progress.ts'

type Queryable = Pick<pg.ClientBase, 'query'>

/**
 * The ordinary items of campaigns by how many answers they want and have: what all progress and every forecast counts
 * with, be it in a status, a digest or a list.
 *
 * @param before only what was given, and stood, before this moment; null for what stands now
 */
export async function loadItemTallies(
  on: Queryable,
  campaignIds: readonly string[],
  before: Date | null,
): Promise<ReadonlyMap<string, readonly ItemTally[]>> {
  const { rows } = await on.query<Row>(
    before === null ? { text: nowSql, values: [campaignIds] } : { text: beforeSql, values: [campaignIds, before] },
  )
  const found = Map.groupBy(rows, ({ campaignId }) => campaignId)
  return new Map(campaignIds.map((id) => [id, found.get(id) ?? []]))
}

type Row = ItemTally & { readonly campaignId: string }

/**
 * One campaign after the other, each in one pass over its items and one over the index of what counts, which the table of
 * answers is not read for. What counts to an ordinary item, in the first round, is a vote for it.
 */
const nowSql = `
  SELECT c.id AS "campaignId", tallied.* FROM unnest($1::uuid[]) AS c(id) CROSS JOIN LATERAL (
    SELECT i.state IN ('sure', 'settled') AS "isClosed", i.wanted, coalesce(v.given, 0)::int AS given, count(*)::int AS items
    FROM items i LEFT JOIN (
      SELECT item_id, count(*) AS given FROM answers
      WHERE campaign_id = c.id AND round = 1 AND counted AND superseded_at IS NULL GROUP BY item_id) v ON v.item_id = i.id
    WHERE i.campaign_id = c.id AND NOT i.gold AND i.state <> 'dropped' GROUP BY 1, 2, 3) tallied`

/**
 * No joins between large tables: each answered item is looked up by its key, whatever Postgres knows of their sizes. Items
 * without answers are those that are left of all that are alike.
 */
const beforeSql = `
  WITH votes AS (
    SELECT campaign_id, item_id, count(*)::int AS given FROM answers
    WHERE campaign_id = ANY($1::uuid[]) AND purpose = 'ordinary' AND round = 1 AND counted
      AND (superseded_at IS NULL OR superseded_at >= $2) AND given_at < $2
    GROUP BY campaign_id, item_id),
  answered AS MATERIALIZED (
    SELECT v.campaign_id, i.closed, i.wanted, v.given, count(*)::int AS items FROM votes v CROSS JOIN LATERAL (
      SELECT state IN ('sure', 'settled') AS closed, wanted FROM items
      WHERE campaign_id = v.campaign_id AND id = v.item_id AND NOT gold AND state <> 'dropped') i
    GROUP BY 1, 2, 3, 4),
  asked AS (
    SELECT campaign_id, state IN ('sure', 'settled') AS closed, wanted, count(*)::int AS items FROM items
    WHERE campaign_id = ANY($1::uuid[]) AND NOT gold AND state <> 'dropped' GROUP BY 1, 2, 3),
  tallied AS (
    SELECT * FROM answered
    UNION ALL
    SELECT campaign_id, closed, wanted, 0, items - coalesce((
      SELECT sum(a.items)::int FROM answered a
      WHERE a.campaign_id = asked.campaign_id AND a.closed = asked.closed AND a.wanted = asked.wanted), 0)
    FROM asked)
  SELECT campaign_id AS "campaignId", closed AS "isClosed", wanted, given, items FROM tallied WHERE items > 0`

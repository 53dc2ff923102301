import type pg from 'pg'

type Queryable = Pick<pg.ClientBase, 'query'>

/** How far a campaign is, roughly. Items are ordinary ones. */
export type RoughProgress = {
  readonly items: number
  readonly answers: number
  readonly answersWanted: number
}

/**
 * How far campaigns are, to those who annotate them and must not learn what their own answers went to: each answer of
 * theirs counts as one of those wanted, whether it went to gold or not, and closes nothing before the others do. So it
 * moves these counts by one, always.
 *
 * @param alike whose answers count alike
 * @param before only what was given, and stood, before this moment; null for what stands now
 */
export async function loadRoughProgress(
  on: Queryable,
  campaignIds: readonly string[],
  alike: readonly string[],
  before: Date | null,
): Promise<ReadonlyMap<string, RoughProgress>> {
  const { rows } = await on.query<{ campaign_id: string; items: number; answers: number; wanted: number }>(sql, [
    campaignIds,
    alike,
    before,
  ])
  return new Map(
    rows.map(({ campaign_id, items, answers, wanted }) => [campaign_id, { items, answers, answersWanted: wanted }]),
  )
}

/** Answers `a` that stand. Of those that count alike, also what does not count: no answer to gold ever misses its place. */
const standing = `a.campaign_id = ANY($1::uuid[]) AND a.round = 1
      AND (a.superseded_at IS NULL OR a.superseded_at >= $3) AND ($3::timestamptz IS NULL OR a.given_at < $3)`

/** That an item was dealt to one of them: so what it wants stays as it is when they answer, whoever closed it meanwhile. */
const isTheirs = (campaign: string, item: string) => `EXISTS (
      SELECT FROM slots o WHERE o.campaign_id = ${campaign} AND o.item_id = ${item} AND o.person_id = ANY($2::uuid[])
        AND o.purpose <> 'review' OFFSET 0)`

/** No joins between large tables: each answered item is looked up by its key, whatever Postgres knows of their sizes. */
const sql = `
  WITH alike AS MATERIALIZED (
    SELECT a.campaign_id, a.item_id, count(*) AS given FROM answers a
    WHERE ${standing} AND a.person_id = ANY($2::uuid[]) AND a.purpose IN ('ordinary', 'gold')
    GROUP BY a.campaign_id, a.item_id),
  others AS MATERIALIZED (
    SELECT v.campaign_id, v.given, (
      SELECT i.state FROM items i WHERE i.campaign_id = v.campaign_id AND i.id = v.item_id) AS state,
      ${isTheirs('v.campaign_id', 'v.item_id')} AS is_shared
    FROM (
      SELECT a.campaign_id, a.item_id, count(*) AS given FROM answers a
      WHERE ${standing} AND a.person_id <> ALL($2::uuid[]) AND a.purpose = 'ordinary' AND a.counted
      GROUP BY a.campaign_id, a.item_id) v),
  given AS (
    SELECT campaign_id, sum(given) FILTER (WHERE state <> 'dropped') AS answers,
      sum(given) FILTER (WHERE state IN ('sure', 'settled') AND NOT is_shared) AS closed
    FROM others GROUP BY campaign_id),
  theirs AS (SELECT campaign_id, sum(given) AS answers FROM alike GROUP BY campaign_id),
  asked AS (
    SELECT i.campaign_id, count(*) AS items, sum(i.wanted) FILTER (
      WHERE i.state NOT IN ('sure', 'settled') OR ${isTheirs('i.campaign_id', 'i.id')}) AS wanted
    FROM items i WHERE i.campaign_id = ANY($1::uuid[]) AND NOT i.gold AND i.state <> 'dropped' GROUP BY i.campaign_id)
  SELECT asked.campaign_id, asked.items::int, (coalesce(asked.wanted, 0) + coalesce(given.closed, 0))::int AS wanted,
    (coalesce(given.answers, 0) + coalesce(theirs.answers, 0))::int AS answers
  FROM asked LEFT JOIN given USING (campaign_id) LEFT JOIN theirs USING (campaign_id)`

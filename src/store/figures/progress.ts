import type pg from 'pg'

type Queryable = Pick<pg.Pool, 'query'>

/** Items that have all their answers, of all ordinary items. */
export type Done = { readonly done: number; readonly of: number }

/** How far campaigns are, by their ids. */
export async function loadDone(on: Queryable, campaignIds: readonly string[]): Promise<ReadonlyMap<string, Done>> {
  const { rows } = await on.query<{ campaign_id: string; items: number; done: number }>(doneSql, [campaignIds])
  const found = new Map(rows.map((row) => [row.campaign_id, { done: row.done, of: row.items }]))
  return new Map(campaignIds.map((id) => [id, found.get(id) ?? { done: 0, of: 0 }]))
}

export type Progress = {
  /** Ordinary items. */
  readonly items: number
  readonly done: number
  /** Answers that count, to ordinary items. */
  readonly answers: number
  readonly answersWanted: number
  readonly flagged: number
  readonly activeAnnotators: number
  readonly invitedAnnotators: number
  readonly gold: number
}

export async function loadProgress(on: Queryable, campaignId: string): Promise<Progress> {
  const { rows: sums } = await on.query<{ items: number; done: number; answers: number; wanted: number }>(doneSql, [
    [campaignId],
  ])
  const { rows } = await on.query<{ flagged: number; active: number; invited: number; gold: number }>(besideSql, [
    campaignId,
  ])
  const { items, done, answers, wanted } = sums[0] ?? { items: 0, done: 0, answers: 0, wanted: 0 }
  const { flagged, active, invited, gold } = rows[0] ?? { flagged: 0, active: 0, invited: 0, gold: 0 }
  return {
    items,
    done,
    answers,
    answersWanted: wanted,
    flagged,
    activeAnnotators: active,
    invitedAnnotators: invited,
    gold,
  }
}

/**
 * No joins between large tables: each answered item is looked up by its key, whatever Postgres knows of their sizes. Items
 * that are sure or settled are done, and want no more answers than they have; their `wanted` counts as 0 here.
 */
const doneSql = `
  WITH votes AS (
    SELECT campaign_id, item_id, count(*) AS given FROM answers
    WHERE campaign_id = ANY($1::uuid[]) AND purpose = 'ordinary' AND round = 1 AND counted AND superseded_at IS NULL
    GROUP BY campaign_id, item_id),
  answered AS MATERIALIZED (
    SELECT v.campaign_id, v.given, (
      SELECT CASE WHEN i.state IN ('sure', 'settled') THEN 0 ELSE i.wanted END FROM items i
      WHERE i.campaign_id = v.campaign_id AND i.id = v.item_id AND i.state <> 'dropped') AS wanted
    FROM votes v),
  given AS (
    SELECT campaign_id, count(*) FILTER (WHERE wanted > 0 AND given >= wanted) AS done,
      sum(given) FILTER (WHERE wanted IS NOT NULL) AS answers, coalesce(sum(given) FILTER (WHERE wanted = 0), 0) AS closed
    FROM answered GROUP BY campaign_id),
  asked AS (
    SELECT campaign_id, count(*) AS items, coalesce(sum(wanted) FILTER (WHERE state NOT IN ('sure', 'settled')), 0) AS wanted,
      count(*) FILTER (WHERE state IN ('sure', 'settled')) AS closed
    FROM items WHERE campaign_id = ANY($1::uuid[]) AND NOT gold AND state <> 'dropped' GROUP BY campaign_id)
  SELECT asked.campaign_id, items::int, (asked.wanted + coalesce(given.closed, 0))::int AS wanted,
    (asked.closed + coalesce(done, 0))::int AS done, coalesce(answers, 0)::int AS answers
  FROM asked LEFT JOIN given ON given.campaign_id = asked.campaign_id`

const besideSql = `
  SELECT
    (SELECT count(DISTINCT item_id) FROM flags WHERE campaign_id = $1)::int AS flagged,
    (SELECT count(DISTINCT person_id) FROM answers WHERE campaign_id = $1 AND superseded_at IS NULL)::int AS active,
    (SELECT count(*) FROM members WHERE campaign_id = $1 AND role = 'annotator' AND removed_at IS NULL)::int AS invited,
    (SELECT count(*) FROM items WHERE campaign_id = $1 AND gold AND state <> 'dropped')::int AS gold`

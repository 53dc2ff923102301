import type pg from 'pg'
import type { DigestCounts, DigestProgress, DigestWeekCounts } from '../../metrics/figures/digest-figures.ts'
import { isSuspectGold } from '../../metrics/gold/suspect-gold.ts'
import { loadDigestAnnotators } from './digest-annotators.ts'

type Queryable = Pick<pg.Pool, 'query'>

/** What is counted, and in which span; answers at `to` or later, and what happened to them then, are not known yet. */
export type DigestSpan = { readonly campaignId: string; readonly from: Date; readonly to: Date }

/** All that a digest counts; the campaign's own columns come from the caller. */
export async function loadDigestCounts(
  on: Queryable,
  span: DigestSpan,
): Promise<Omit<DigestCounts, 'state' | 'guidelineVersion'>> {
  const { campaignId, from, to } = span
  const { rows: progress } = await on.query<DigestProgress>(progressSql, [campaignId, to])
  const { rows: week } = await on.query<DigestWeekCounts>(weekSql, [campaignId, from, to])
  const { rows: beside } = await on.query<{ invited: number; inReview: number }>(besideSql, [campaignId, to])
  const { rows: golds } = await on.query<{ answered: number; wrong: number }>(goldSql, [campaignId, to])
  return {
    progress: progress[0] ?? { items: 0, done: 0, answers: 0, answersWanted: 0, remaining: 0 },
    week: week[0] ?? { answers: 0, workMs: 0, active: 0, flagged: 0 },
    invited: beside[0]?.invited ?? 0,
    inReview: beside[0]?.inReview ?? 0,
    gold: { live: golds.length, suspects: golds.filter(isSuspectGold).length },
    annotators: await loadDigestAnnotators(on, span),
  }
}

/** Items are looked up by their keys rather than joined, whatever Postgres knows of the tables' sizes. */
const progressSql = `
  WITH votes AS (
    SELECT item_id, count(*)::int AS given FROM answers
    WHERE campaign_id = $1 AND purpose = 'ordinary' AND round = 1 AND counted
      AND given_at < $2 AND (superseded_at IS NULL OR superseded_at >= $2)
    GROUP BY item_id),
  answered AS MATERIALIZED (
    SELECT v.given, i.wanted, i.state FROM votes v CROSS JOIN LATERAL (
      SELECT wanted, state FROM items WHERE campaign_id = $1 AND id = v.item_id AND state <> 'dropped') i),
  given AS (
    SELECT coalesce(sum(given), 0)::int AS answers,
      (count(*) FILTER (WHERE given >= wanted AND state NOT IN ('sure', 'settled')))::int AS filled,
      coalesce(sum(least(given, wanted)) FILTER (WHERE state NOT IN ('sure', 'settled')), 0)::int AS toward
    FROM answered),
  asked AS (
    SELECT count(*)::int AS items, coalesce(sum(wanted), 0)::int AS wanted,
      (count(*) FILTER (WHERE state IN ('sure', 'settled')))::int AS closed,
      coalesce(sum(wanted) FILTER (WHERE state NOT IN ('sure', 'settled')), 0)::int AS still
    FROM items WHERE campaign_id = $1 AND NOT gold AND state <> 'dropped')
  SELECT asked.items, asked.closed + given.filled AS done, given.answers, asked.wanted AS "answersWanted",
    asked.still - given.toward AS remaining
  FROM asked, given`

const weekSql = `
  SELECT
    (count(*) FILTER (WHERE purpose = 'ordinary' AND round = 1 AND counted
                        AND (superseded_at IS NULL OR superseded_at >= $3)
                        AND EXISTS (SELECT FROM items i WHERE i.campaign_id = a.campaign_id AND i.id = a.item_id
                                      AND i.state <> 'dropped')))::int AS answers,
    coalesce(sum(elapsed_ms), 0)::float8 AS "workMs",
    count(DISTINCT person_id)::int AS active,
    (SELECT count(*) FROM flags WHERE campaign_id = $1 AND raised_at >= $2 AND raised_at < $3)::int AS flagged
  FROM answers a WHERE campaign_id = $1 AND given_at >= $2 AND given_at < $3`

const besideSql = `
  SELECT
    (SELECT count(*) FROM members WHERE campaign_id = $1 AND role = 'annotator' AND added_at < $2
       AND (removed_at IS NULL OR removed_at >= $2))::int AS invited,
    (SELECT count(DISTINCT item_id) FROM review_items WHERE campaign_id = $1 AND since < $2
       AND (settled_at IS NULL OR settled_at >= $2))::int AS "inReview"`

const goldSql = `
  SELECT n.answered, n.wrong FROM items i
  JOIN gold_answers g ON g.campaign_id = i.campaign_id AND g.item_id = i.id
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS answered, (count(*) FILTER (WHERE a.label_ids <> g.label_ids))::int AS wrong
    FROM answers a WHERE a.campaign_id = i.campaign_id AND a.item_id = i.id
      AND a.given_at < $2 AND (a.superseded_at IS NULL OR a.superseded_at >= $2)) n
  WHERE i.campaign_id = $1 AND i.gold AND i.state = 'open'`

import type pg from 'pg'
import { sameAnswer } from '../db/kept-answer.ts'
import { type GoldCount, loadToldGold } from '../gold/told-golds.ts'

type Queryable = Pick<pg.Pool, 'query'>

/** What one annotator did in a campaign. */
export type AnnotatorLine = {
  readonly personId: string
  readonly name: string
  /** Answers that stand, to gold and other items alike. */
  readonly answers: number
  readonly medianMs: number | null
  /** By the answers that stand at this moment. */
  readonly gold: GoldCount
  /** What the person may be told: by first answers, in blocks of five that were frozen at night. */
  readonly goldToldToSelf: GoldCount
}

/**
 * The annotators of a campaign by name.
 *
 * @param personId only this one; null for everyone
 */
export async function loadAnnotatorLines(
  on: Queryable,
  campaignId: string,
  personId: string | null,
): Promise<AnnotatorLine[]> {
  const { rows } = await on.query<Row>(linesSql, [campaignId, personId])
  const told = await loadToldGold(on, campaignId, null)
  return rows.map((row) => ({
    personId: row.person_id,
    name: row.name,
    answers: row.answers,
    medianMs: row.median_ms,
    gold: { answered: row.gold_answered, right: row.gold_right },
    goldToldToSelf: told(row.person_id),
  }))
}

type Row = {
  person_id: string
  name: string
  answers: number
  median_ms: number | null
  gold_answered: number
  gold_right: number
}

/** Looks up gold by its key rather than joining, for the same reason as the progress. */
const linesSql = `
  WITH standing AS MATERIALIZED (
    SELECT person_id, elapsed_ms, CASE WHEN purpose = 'gold' THEN (
      SELECT ${sameAnswer('a', 'g')} FROM gold_answers g WHERE g.campaign_id = a.campaign_id AND g.item_id = a.item_id) END AS is_right
    FROM answers a WHERE campaign_id = $1 AND superseded_at IS NULL AND ($2::uuid IS NULL OR person_id = $2)),
  done AS (
    SELECT person_id, count(*)::int AS answers,
      percentile_cont(0.5) WITHIN GROUP (ORDER BY elapsed_ms) FILTER (WHERE elapsed_ms > 0) AS median_ms,
      (count(*) FILTER (WHERE is_right IS NOT NULL))::int AS gold_answered,
      (count(*) FILTER (WHERE is_right))::int AS gold_right
    FROM standing GROUP BY person_id)
  SELECT p.id AS person_id, p.name, coalesce(done.answers, 0) AS answers, done.median_ms,
    coalesce(gold_answered, 0) AS gold_answered, coalesce(gold_right, 0) AS gold_right
  FROM members m JOIN people p ON p.id = m.person_id
  LEFT JOIN done ON done.person_id = p.id
  WHERE m.campaign_id = $1 AND m.role = 'annotator' AND m.removed_at IS NULL AND ($2::uuid IS NULL OR p.id = $2)
  ORDER BY lower(p.name), p.id`

import type pg from 'pg'

type Queryable = Pick<pg.Pool, 'query'>

/** Answers to gold items that stand, and how many of them are right. */
export type GoldCount = { readonly answered: number; readonly right: number }

/** What one annotator did in a campaign. */
export type AnnotatorLine = {
  readonly personId: string
  readonly name: string
  /** Answers that stand, to gold and other items alike. */
  readonly answers: number
  readonly medianMs: number | null
  /** Up to this moment. */
  readonly gold: GoldCount
  /** What the person may be told: sessions that are over, and of their gold a multiple of five, the first ones. */
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
  return rows.map((row) => ({
    personId: row.person_id,
    name: row.name,
    answers: row.answers,
    medianMs: row.median_ms,
    gold: { answered: row.gold_answered, right: row.gold_right },
    goldToldToSelf: { answered: row.told_answered, right: row.told_right },
  }))
}

type Row = {
  person_id: string
  name: string
  answers: number
  median_ms: number | null
  gold_answered: number
  gold_right: number
  told_answered: number
  told_right: number
}

/** Looks up gold and sessions by their keys rather than joining, for the same reason as the progress. */
const linesSql = `
  WITH standing AS MATERIALIZED (
    SELECT person_id, purpose, elapsed_ms, given_at, session_id, position, revision,
      CASE WHEN purpose = 'gold' THEN label_ids = (
        SELECT g.label_ids FROM gold_answers g WHERE g.campaign_id = a.campaign_id AND g.item_id = a.item_id) END AS is_right,
      CASE WHEN purpose = 'gold' THEN (
        SELECT s.ended_at IS NOT NULL FROM sessions s WHERE s.campaign_id = a.campaign_id AND s.id = a.session_id) END AS is_over
    FROM answers a WHERE campaign_id = $1 AND superseded_at IS NULL AND ($2::uuid IS NULL OR person_id = $2)),
  done AS (
    SELECT person_id, count(*)::int AS answers,
      percentile_cont(0.5) WITHIN GROUP (ORDER BY elapsed_ms) FILTER (WHERE elapsed_ms > 0) AS median_ms
    FROM standing GROUP BY person_id),
  placed AS (
    SELECT person_id, is_right, is_over,
      row_number() OVER (PARTITION BY person_id, is_over ORDER BY given_at, session_id, position, revision) AS place,
      count(*) OVER (PARTITION BY person_id, is_over) AS of_these
    FROM standing WHERE purpose = 'gold' AND is_right IS NOT NULL),
  scored AS (
    SELECT person_id, count(*)::int AS gold_answered, (count(*) FILTER (WHERE is_right))::int AS gold_right,
      (count(*) FILTER (WHERE is_over AND place <= of_these / 5 * 5))::int AS told_answered,
      (count(*) FILTER (WHERE is_over AND place <= of_these / 5 * 5 AND is_right))::int AS told_right
    FROM placed GROUP BY person_id)
  SELECT p.id AS person_id, p.name, coalesce(done.answers, 0) AS answers, done.median_ms,
    coalesce(gold_answered, 0) AS gold_answered, coalesce(gold_right, 0) AS gold_right,
    coalesce(told_answered, 0) AS told_answered, coalesce(told_right, 0) AS told_right
  FROM members m JOIN people p ON p.id = m.person_id
  LEFT JOIN done ON done.person_id = p.id LEFT JOIN scored ON scored.person_id = p.id
  WHERE m.campaign_id = $1 AND m.role = 'annotator' AND m.removed_at IS NULL AND ($2::uuid IS NULL OR p.id = $2)
  ORDER BY lower(p.name), p.id`

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

const linesSql = `
  WITH standing AS (
    SELECT a.person_id, a.item_id, a.purpose, a.label_ids, a.elapsed_ms, s.ended_at IS NOT NULL AS is_over,
      row_number() OVER (PARTITION BY a.person_id, a.purpose, s.ended_at IS NOT NULL
                         ORDER BY a.given_at, a.session_id, a.position, a.revision) AS place,
      count(*) OVER (PARTITION BY a.person_id, a.purpose, s.ended_at IS NOT NULL) AS of_these
    FROM answers a JOIN sessions s ON s.campaign_id = a.campaign_id AND s.id = a.session_id
    WHERE a.campaign_id = $1 AND a.superseded_at IS NULL AND ($2::uuid IS NULL OR a.person_id = $2)),
  done AS (
    SELECT person_id, count(*)::int AS answers,
      percentile_cont(0.5) WITHIN GROUP (ORDER BY elapsed_ms) FILTER (WHERE elapsed_ms > 0) AS median_ms
    FROM standing GROUP BY person_id),
  scored AS (
    SELECT d.person_id, count(*)::int AS gold_answered,
      (count(*) FILTER (WHERE d.label_ids = g.label_ids))::int AS gold_right,
      (count(*) FILTER (WHERE is_over AND place <= of_these / 5 * 5))::int AS told_answered,
      (count(*) FILTER (WHERE is_over AND place <= of_these / 5 * 5 AND d.label_ids = g.label_ids))::int AS told_right
    FROM standing d JOIN gold_answers g ON g.campaign_id = $1 AND g.item_id = d.item_id
    WHERE d.purpose = 'gold' GROUP BY d.person_id)
  SELECT p.id AS person_id, p.name, coalesce(done.answers, 0) AS answers, done.median_ms,
    coalesce(gold_answered, 0) AS gold_answered, coalesce(gold_right, 0) AS gold_right,
    coalesce(told_answered, 0) AS told_answered, coalesce(told_right, 0) AS told_right
  FROM members m JOIN people p ON p.id = m.person_id
  LEFT JOIN done ON done.person_id = p.id LEFT JOIN scored ON scored.person_id = p.id
  WHERE m.campaign_id = $1 AND m.role = 'annotator' AND m.removed_at IS NULL AND ($2::uuid IS NULL OR p.id = $2)
  ORDER BY lower(p.name), p.id`

import type pg from 'pg'
import type { DigestAnnotator } from '../../metrics/figures/digest-figures.ts'
import { sameAnswer } from '../db/kept-answer.ts'
import { loadToldGold } from '../gold/told-golds.ts'

type Queryable = Pick<pg.Pool, 'query'>

/**
 * Everyone who annotated at the end of the week, and those who answered in it and have left since, so that the week's
 * answers add up.
 */
export async function loadDigestAnnotators(
  on: Queryable,
  { campaignId, from, to }: { readonly campaignId: string; readonly from: Date; readonly to: Date },
): Promise<DigestAnnotator[]> {
  const { rows } = await on.query<Row>(annotatorsSql, [campaignId, from, to])
  const told = await loadToldGold(on, campaignId, to)
  return rows.map((row) => ({
    personId: row.person_id,
    answers: row.answers,
    gold: { answered: row.gold_answered, right: row.gold_right },
    goldToldToSelf: told(row.person_id),
    isDoubted: row.is_doubted,
    isDrifting: row.is_drifting,
    isHeldBack: row.is_held_back,
  }))
}

type Row = {
  person_id: string
  answers: number
  gold_answered: number
  gold_right: number
  is_doubted: boolean
  is_drifting: boolean
  is_held_back: boolean
}

const annotatorsSql = `
  WITH week AS (
    SELECT person_id, count(*)::int AS answers FROM answers a
    WHERE campaign_id = $1 AND given_at >= $2 AND given_at < $3 AND purpose = 'ordinary' AND round = 1 AND counted
      AND (superseded_at IS NULL OR superseded_at >= $3)
      AND EXISTS (SELECT FROM items i WHERE i.campaign_id = a.campaign_id AND i.id = a.item_id AND i.state <> 'dropped')
    GROUP BY person_id),
  gold AS MATERIALIZED (
    SELECT person_id, (SELECT ${sameAnswer('a', 'g')} FROM gold_answers g
                       WHERE g.campaign_id = a.campaign_id AND g.item_id = a.item_id) AS is_right
    FROM answers a
    WHERE campaign_id = $1 AND purpose = 'gold' AND given_at < $3 AND (superseded_at IS NULL OR superseded_at >= $3)),
  scored AS (
    SELECT person_id, count(*)::int AS gold_answered, (count(*) FILTER (WHERE is_right))::int AS gold_right
    FROM gold WHERE is_right IS NOT NULL GROUP BY person_id),
  people AS (
    SELECT person_id FROM members WHERE campaign_id = $1 AND role = 'annotator' AND added_at < $3
      AND (removed_at IS NULL OR removed_at >= $3)
    UNION SELECT person_id FROM week)
  SELECT people.person_id, coalesce(week.answers, 0) AS answers,
    coalesce(scored.gold_answered, 0) AS gold_answered, coalesce(scored.gold_right, 0) AS gold_right,
    coalesce(t.warned_at < $3, false) AS is_doubted, coalesce(t.drifting, false) AS is_drifting, coalesce(t.paused_at < $3, false) AS is_held_back
  FROM people LEFT JOIN week USING (person_id) LEFT JOIN scored USING (person_id)
  LEFT JOIN standings t ON t.campaign_id = $1 AND t.person_id = people.person_id
  ORDER BY coalesce(week.answers, 0) DESC, people.person_id`

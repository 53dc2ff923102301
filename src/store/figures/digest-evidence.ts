import type pg from 'pg'
import type { DigestRating } from '../../metrics/agreement/digest-agreement.ts'

type Queryable = Pick<pg.Pool, 'query'>

/**
 * The answers behind a week's agreement: those to items with two or more, up to the moment `to`. Of more than `mostItems`
 * such items a sample, the same whenever it is drawn.
 */
export async function loadDigestRatings(
  on: Queryable,
  campaignId: string,
  to: Date,
  mostItems: number,
): Promise<{ readonly ratings: DigestRating[]; readonly isSample: boolean }> {
  const { rows } = await on.query<{ item_id: string; person_id: string; label_ids: number[]; of_all: number }>(
    ratingsSql,
    [campaignId, to, mostItems],
  )
  return {
    ratings: rows.map((row) => ({ item: row.item_id, rater: row.person_id, labelIds: row.label_ids })),
    isSample: (rows[0]?.of_all ?? 0) > mostItems,
  }
}

const ratingsSql = `
  WITH votes AS (
    SELECT v.item_id FROM (
      SELECT item_id FROM answers
      WHERE campaign_id = $1 AND purpose = 'ordinary' AND round = 1 AND counted
        AND given_at < $2 AND (superseded_at IS NULL OR superseded_at >= $2)
      GROUP BY item_id HAVING count(*) >= 2) v
    WHERE EXISTS (SELECT FROM items i WHERE i.campaign_id = $1 AND i.id = v.item_id AND i.state <> 'dropped')),
  picked AS MATERIALIZED (
    SELECT item_id, (count(*) OVER ())::int AS of_all FROM votes
    ORDER BY hashtextextended(item_id::text, 0), item_id LIMIT $3)
  SELECT a.item_id, a.person_id, a.label_ids, picked.of_all
  FROM picked CROSS JOIN LATERAL (
    SELECT item_id, person_id, label_ids, given_at FROM answers
    WHERE campaign_id = $1 AND item_id = picked.item_id AND purpose = 'ordinary' AND round = 1 AND counted
      AND given_at < $2 AND (superseded_at IS NULL OR superseded_at >= $2)) a
  ORDER BY a.item_id, a.given_at, a.person_id`

import type pg from 'pg'
import { ratingTable } from '../../metrics/ratings/rating-table.ts'
import { keyOf } from '../db/kept-answer.ts'
import { readRated, type ToldRatings } from '../votes/campaign-ratings.ts'

type Client = Pick<pg.ClientBase, 'query'>

/**
 * A sample of a campaign's answers where it has too many to read all of them while somebody waits: those to items with two
 * or more, up to the moment `before`. Of at most `mostItems` such items it is all of them, else always the same sample.
 * Null where there is no such campaign.
 */
export async function sampledRatings(
  on: Client,
  campaignId: string,
  { before, mostItems }: { readonly before: Date; readonly mostItems: number },
): Promise<ToldRatings | null> {
  const campaign = await readRated(on, campaignId)
  if (campaign === null) return null
  const { rows } = await on.query<{ item: string; rater: string; label: string; of_all: number }>(ratingsSql, [
    campaignId,
    before,
    mostItems,
  ])
  return { ...campaign, told: ratingTable(rows, campaign.classes), isSample: (rows[0]?.of_all ?? 0) > mostItems }
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
  SELECT a.item_id AS item, a.person_id AS rater, ${keyOf('a')} AS label, picked.of_all
  FROM picked CROSS JOIN LATERAL (
    SELECT o.item_id, coalesce(p.merged_into, p.id) AS person_id, o.label_ids, o.content, o.given_at
    FROM answers o JOIN people p ON p.id = o.person_id
    WHERE o.campaign_id = $1 AND o.item_id = picked.item_id AND o.purpose = 'ordinary' AND o.round = 1 AND o.counted
      AND o.given_at < $2 AND (o.superseded_at IS NULL OR o.superseded_at >= $2)) a
  ORDER BY a.item_id, a.given_at, a.person_id`

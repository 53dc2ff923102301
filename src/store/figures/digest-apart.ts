import type pg from 'pg'
import { isUndecided } from '../review/review-queue.ts'

type Queryable = Pick<pg.ClientBase, 'query'>

/**
 * Answers that these people gave in a week beside those that the digest counts, by person: to gold, and to items whose
 * place was taken by others or that were dropped, which gold never is.
 */
export async function countUncounted(
  on: Queryable,
  { campaignId, from, to }: { readonly campaignId: string; readonly from: Date; readonly to: Date },
  people: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await on.query<{ person_id: string; answers: number }>(
    `SELECT person_id, count(*)::int AS answers FROM answers a
     WHERE campaign_id = $1 AND person_id = ANY($4::uuid[]) AND given_at >= $2 AND given_at < $3
       AND round = 1 AND (superseded_at IS NULL OR superseded_at >= $3)
       AND (purpose = 'gold' OR purpose = 'ordinary' AND (NOT counted OR EXISTS (
         SELECT FROM items i WHERE i.campaign_id = a.campaign_id AND i.id = a.item_id AND i.state = 'dropped')))
     GROUP BY person_id`,
    [campaignId, from, to, people],
  )
  return new Map(rows.map((row) => [row.person_id, row.answers]))
}

/**
 * Items that wait for an adjudicator, known answers among them, and did so before any of these people was dealt them: so
 * neither what they are dealt nor what they do with it moves the count, whether it is gold or not.
 */
export async function countWaitingBeside(
  on: Queryable,
  campaignId: string,
  to: Date,
  people: readonly string[],
): Promise<{ readonly inReview: number; readonly undecided: number }> {
  const { rows } = await on.query<{ inReview: number; undecided: number }>(
    `SELECT count(DISTINCT r.item_id)::int AS "inReview",
       (count(DISTINCT r.item_id) FILTER (WHERE ${isUndecided('r')}))::int AS undecided FROM review_items r
     WHERE r.campaign_id = $1 AND r.since < $2 AND (r.settled_at IS NULL OR r.settled_at >= $2)
       AND NOT EXISTS (SELECT FROM slots o WHERE o.campaign_id = r.campaign_id AND o.item_id = r.item_id
                         AND o.person_id = ANY($3::uuid[]) AND o.purpose <> 'review' AND o.dealt_at <= r.since)`,
    [campaignId, to, people],
  )
  return rows[0] ?? { inReview: 0, undecided: 0 }
}

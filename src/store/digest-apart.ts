import type pg from 'pg'

type Queryable = Pick<pg.ClientBase, 'query'>

/** Answers to gold that these people gave in a week, by person, of those that count. */
export async function countGoldAnswers(
  on: Queryable,
  { campaignId, from, to }: { readonly campaignId: string; readonly from: Date; readonly to: Date },
  people: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await on.query<{ person_id: string; answers: number }>(
    `SELECT person_id, count(*)::int AS answers FROM answers
     WHERE campaign_id = $1 AND person_id = ANY($4::uuid[]) AND purpose = 'gold' AND given_at >= $2 AND given_at < $3
       AND round = 1 AND counted AND (superseded_at IS NULL OR superseded_at >= $3)
     GROUP BY person_id`,
    [campaignId, from, to, people],
  )
  return new Map(rows.map((row) => [row.person_id, row.answers]))
}

/** Ordinary items that wait for an adjudicator, and that none of these people was ever dealt. */
export async function countWaitingBeside(
  on: Queryable,
  campaignId: string,
  to: Date,
  people: readonly string[],
): Promise<number> {
  const { rows } = await on.query<{ waiting: number }>(
    `SELECT count(DISTINCT r.item_id)::int AS waiting FROM review_items r
     JOIN items i ON i.campaign_id = r.campaign_id AND i.id = r.item_id
     WHERE r.campaign_id = $1 AND r.since < $2 AND (r.settled_at IS NULL OR r.settled_at >= $2) AND NOT i.gold
       AND NOT EXISTS (SELECT FROM slots o WHERE o.campaign_id = r.campaign_id AND o.item_id = r.item_id
                         AND o.person_id = ANY($3::uuid[]))`,
    [campaignId, to, people],
  )
  return rows[0]?.waiting ?? 0
}

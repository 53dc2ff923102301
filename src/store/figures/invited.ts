import type pg from 'pg'

type Queryable = Pick<pg.ClientBase, 'query'>

/**
 * Annotators of a campaign, who could have answered.
 *
 * @param before as of the last moment before this one; null for now
 */
export async function countInvited(on: Queryable, campaignId: string, before: Date | null): Promise<number> {
  const { rows } = await on.query<{ invited: number }>(
    `SELECT count(*)::int AS invited FROM members
     WHERE campaign_id = $1 AND role = 'annotator' AND ($2::timestamptz IS NULL OR added_at < $2)
       AND (removed_at IS NULL OR removed_at >= $2)`,
    [campaignId, before],
  )
  return rows[0]?.invited ?? 0
}

import type pg from 'pg'

type Queryable = Pick<pg.ClientBase, 'query'>

/**
 * Annotators of a campaign, who could have answered.
 *
 * @param before as of the last moment before this one; null for now
 * @param since with those who were taken off it after this moment
 */
export async function countInvited(
  on: Queryable,
  campaignId: string,
  before: Date | null,
  since: Date | null = before,
): Promise<number> {
  const { rows } = await on.query<{ invited: number }>(
    `SELECT count(*)::int AS invited FROM members
     WHERE campaign_id = $1 AND role = 'annotator' AND ($2::timestamptz IS NULL OR added_at < $2)
       AND (removed_at IS NULL OR removed_at >= $3)`,
    [campaignId, before, since],
  )
  return rows[0]?.invited ?? 0
}

import type pg from 'pg'

/**
 * Those who annotate a campaign and manage or adjudicate it too, without leading it: what they see of it must not move
 * with what their own answers went to.
 */
export async function loadWhoSteersToo(on: Pick<pg.ClientBase, 'query'>, campaignId: string): Promise<string[]> {
  const { rows } = await on.query<{ person_id: string }>(
    `SELECT person_id FROM members WHERE campaign_id = $1 AND removed_at IS NULL GROUP BY person_id
     HAVING bool_or(role = 'annotator') AND bool_or(role IN ('manager', 'adjudicator')) AND NOT bool_or(role = 'lead')
     ORDER BY person_id`,
    [campaignId],
  )
  return rows.map((row) => row.person_id)
}

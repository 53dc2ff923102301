import type pg from 'pg'
import type { Role } from '../../domain/person.ts'
import { maySeeProgress, seesRoughCounts } from '../../domain/policies.ts'

/**
 * Those who annotate a campaign and manage or adjudicate it too, without leading it: what they see of it must not move
 * with what their own answers went to.
 */
export async function loadWhoSteersToo(on: Pick<pg.ClientBase, 'query'>, campaignId: string): Promise<string[]> {
  const { rows } = await on.query<{ person_id: string; roles: Role[] }>(
    `SELECT person_id, array_agg(role) AS roles FROM members WHERE campaign_id = $1 AND removed_at IS NULL
     GROUP BY person_id HAVING count(*) > 1 ORDER BY person_id`,
    [campaignId],
  )
  return rows.filter(({ roles }) => maySeeProgress(roles) && seesRoughCounts(roles)).map((row) => row.person_id)
}

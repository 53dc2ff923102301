import type pg from 'pg'

/**
 * Campaigns that were answered, or had an answer taken back, since their last night.
 *
 * @param before only those whose last night began earlier
 */
export async function loadDueOvernight(pool: pg.Pool, before: Date): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `SELECT c.id FROM campaigns c LEFT JOIN overnight_runs r ON r.campaign_id = c.id
     WHERE c.state <> 'draft' AND (r.at IS NULL OR r.at < $1) AND EXISTS (
       SELECT FROM sessions s
       WHERE s.campaign_id = c.id AND s.revision > 1 AND (r.at IS NULL OR s.offered_at > r.at OR s.ended_at > r.at))
     ORDER BY c.id`,
    [before],
  )
  return rows.map(({ id }) => id)
}

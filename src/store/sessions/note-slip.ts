import type pg from 'pg'
import type { Session } from '../../domain/session.ts'

/** As many marks stay; whoever taps on and on cannot make a session's row grow. */
const most = 60

/** Keeps by what a tap that came too soon is known again. What is remembered of the session holds no longer. */
export async function noteSlip(
  pool: pg.Pool,
  table: 'sessions' | 'review_sessions',
  { campaignId, id }: Pick<Session, 'campaignId' | 'id'>,
  marks: readonly string[],
): Promise<void> {
  if (marks.length === 0) return
  await pool.query(
    `UPDATE ${table} SET slips = ($3::text[] || slips)[1:${most}]
     WHERE campaign_id = $1 AND id = $2 AND NOT slips @> $3`,
    [campaignId, id, marks],
  )
}

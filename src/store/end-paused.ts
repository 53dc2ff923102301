import type pg from 'pg'
import type { MessageAddress } from '../domain/message.ts'
import type { Session } from '../domain/session.ts'
import { recountSession } from './recount-session.ts'
import { releaseUnshown } from './release-slots.ts'
import { type SessionRow, sessionColumns, sessionOf } from './session-desk.ts'
import { transactionOn } from './transaction.ts'

/**
 * Ends the session that a person has open in a campaign, as one whose person is held back. The prompt on screen keeps its
 * place for a day, as after Stop, and comes first when they go on.
 *
 * @returns the session as it is now with where its message is; null where none was open
 */
export async function endPausedSession(
  pool: pg.Pool,
  campaignId: string,
  personId: string,
  now: Date,
): Promise<{ readonly session: Session; readonly message: MessageAddress } | null> {
  return await transactionOn(pool, async (client) => {
    const { rows } = await client.query<SessionRow & { workspace_id: string; channel: string; message: string }>(
      `UPDATE sessions s SET ended_at = $3, end_reason = 'paused', asking = 'label', revision = revision + 1
       WHERE s.campaign_id = $1 AND s.person_id = $2 AND s.ended_at IS NULL
       RETURNING ${sessionColumns}, s.workspace_id, s.channel, s.message`,
      [campaignId, personId, now],
    )
    const row = rows[0]
    if (row === undefined) return null
    await releaseUnshown(client, campaignId, row.id)
    await recountSession(client, campaignId, row.id)
    const { workspace_id: workspaceId, channel, message } = row
    return { session: sessionOf(row), message: { workspaceId, channel, message } }
  })
}

import type pg from 'pg'
import type { MessageAddress } from '../../domain/message.ts'
import type { Sender } from '../../domain/person.ts'

/** A session with its message, and an account of the person whose it is. */
export type ShownSessionRef = {
  readonly campaignId: string
  readonly sessionId: string
  readonly message: MessageAddress
  readonly who: Sender
}

/**
 * Sessions of a workspace that are open, or ended within a quarter of an hour before the last one there that did: whatever was
 * to be shown when the process ended is among them, however long ago that is. Not those whose message is a newer one's.
 */
export async function loadShownSessions(pool: pg.Pool, workspaceId: string): Promise<ShownSessionRef[]> {
  const { rows } = await pool.query<{
    campaign_id: string
    id: string
    channel: string
    message: string
    account: string
  }>(
    `SELECT s.campaign_id, s.id, s.channel, s.message, i.external_id AS account FROM sessions s
     JOIN identities i ON i.workspace_id = s.workspace_id AND i.person_id = s.person_id
     WHERE s.workspace_id = $1 AND s.message <> ''
       AND (s.ended_at IS NULL OR s.ended_at >=
         (SELECT max(ended_at) FROM sessions WHERE workspace_id = $1) - interval '15 minutes')
       AND NOT EXISTS (
         SELECT FROM sessions n WHERE n.person_id = s.person_id AND n.started_at > s.started_at
           AND n.channel = s.channel AND n.message = s.message)
     ORDER BY s.ended_at DESC NULLS FIRST`,
    [workspaceId],
  )
  return rows.map(({ campaign_id: campaignId, id: sessionId, channel, message, account }) => ({
    campaignId,
    sessionId,
    message: { workspaceId, channel, message },
    who: { workspaceId, externalId: account },
  }))
}

import type pg from 'pg'
import type { MessageAddress } from '../../domain/message.ts'
import type { Asking, Session } from '../../domain/session.ts'
import { annotatesNow } from './annotates-now.ts'
import { type SessionRow, sessionColumns, sessionOf } from './open-session.ts'

/** Forgets a session for which nothing could be dealt. */
export async function deleteEmptySession(pool: pg.Pool, campaignId: string, sessionId: string): Promise<void> {
  await pool.query('DELETE FROM sessions WHERE campaign_id = $1 AND id = $2 AND dealt = 0', [campaignId, sessionId])
}

export type ShownSession = { readonly session: Session; readonly message: MessageAddress }

type MessageRow = { workspace_id: string; channel: string; message: string }

function shownSessionOf(row: SessionRow & MessageRow): ShownSession {
  const { workspace_id: workspaceId, channel, message } = row
  return { session: sessionOf(row), message: { workspaceId, channel, message } }
}

/** The person's open sessions, the one used last first; of one campaign, or of all. */
export async function loadOpenSessions(
  pool: pg.Pool,
  personId: string,
  campaignId: string | null,
): Promise<ShownSession[]> {
  const { rows } = await pool.query<SessionRow & MessageRow>(
    `SELECT ${sessionColumns}, s.workspace_id, s.channel, s.message FROM sessions s
     JOIN members m ON m.campaign_id = s.campaign_id AND m.person_id = s.person_id AND m.role = 'annotator'
       AND m.removed_at IS NULL
     WHERE s.person_id = $1 AND s.ended_at IS NULL AND ($2::uuid IS NULL OR s.campaign_id = $2)
     ORDER BY s.offered_at DESC`,
    [personId, campaignId],
  )
  return rows.map(shownSessionOf)
}

/** How many answers the session has that a person is in; null where they are in none. */
export async function loadOpenAnswers(pool: pg.Pool, campaignId: string, personId: string): Promise<number | null> {
  const { rows } = await pool.query<{ answered: number }>(
    `SELECT (SELECT count(*)::int FROM answers a WHERE a.campaign_id = s.campaign_id AND a.session_id = s.id
       AND a.superseded_at IS NULL) AS answered
     FROM sessions s WHERE s.campaign_id = $1 AND s.person_id = $2 AND s.ended_at IS NULL LIMIT 1`,
    [campaignId, personId],
  )
  return rows[0]?.answered ?? null
}

/**
 * Puts the prompt on screen once more, in another message: a new revision, so that buttons of the old message are stale.
 * @returns the session as it is now; null where it moved meanwhile, or its person annotates there no more
 */
export async function offerAgain(pool: pg.Pool, session: Session, now: Date): Promise<Session | null> {
  const asking: Asking = 'label'
  const { rowCount } = await pool.query(
    `UPDATE sessions s SET revision = revision + 1, asking = $4, offered_at = $5, moved_at = clock_timestamp()
     WHERE s.campaign_id = $1 AND s.id = $2 AND s.revision = $3 AND s.ended_at IS NULL AND ${annotatesNow('s')}`,
    [session.campaignId, session.id, session.revision, asking, now],
  )
  return rowCount === 1 ? { ...session, revision: session.revision + 1, asking, offeredAt: now } : null
}

export async function setSessionMessage(
  pool: pg.Pool,
  { campaignId, id }: Pick<Session, 'campaignId' | 'id'>,
  { workspaceId, channel, message }: MessageAddress,
): Promise<void> {
  await pool.query(
    'UPDATE sessions SET workspace_id = $3, channel = $4, message = $5 WHERE campaign_id = $1 AND id = $2',
    [campaignId, id, workspaceId, channel, message],
  )
}

/** Whether the message of a session has become that of a newer one. */
export type EndedSession = ShownSession & { readonly isMessageInUse: boolean }

/** One session and where its message is; null where there is none. */
export async function loadSession(pool: pg.Pool, campaignId: string, sessionId: string): Promise<EndedSession | null> {
  const { rows } = await pool.query<SessionRow & MessageRow & { in_use: boolean }>(
    `SELECT ${sessionColumns}, s.workspace_id, s.channel, s.message, s.message = '' OR EXISTS (
       SELECT FROM sessions n WHERE n.person_id = s.person_id AND n.campaign_id = s.campaign_id AND n.started_at > s.started_at
         AND n.channel = s.channel AND n.message = s.message) AS in_use
     FROM sessions s WHERE s.campaign_id = $1 AND s.id = $2`,
    [campaignId, sessionId],
  )
  const row = rows[0]
  return row === undefined ? null : { ...shownSessionOf(row), isMessageInUse: row.in_use }
}

/** All that is open in a campaign. */
export async function findOpenSessions(pool: pg.Pool, campaignId: string): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    'SELECT id FROM sessions WHERE campaign_id = $1 AND ended_at IS NULL ORDER BY id',
    [campaignId],
  )
  return rows.map(({ id }) => id)
}

/** Sessions still open whose time ended by that moment, at most `most` of them, the oldest first, from one of them on. */
export async function loadOverdue(
  pool: pg.Pool,
  by: Date,
  most: number,
  after: ShownSession | null = null,
): Promise<ShownSession[]> {
  const { rows } = await pool.query<SessionRow & MessageRow>(
    `SELECT ${sessionColumns}, s.workspace_id, s.channel, s.message FROM sessions s
     WHERE s.ended_at IS NULL AND s.ends_at <= $1 AND ($3::timestamptz IS NULL OR (s.ends_at, s.id) > ($3, $4::uuid))
     ORDER BY s.ends_at, s.id LIMIT $2`,
    [by, most, after?.session.endsAt ?? null, after?.session.id ?? null],
  )
  return rows.map(shownSessionOf)
}

import type pg from 'pg'
import type { MessageAddress } from '../domain/message.ts'
import type { Asking, Session } from '../domain/session.ts'
import { annotatesNow } from './annotates-now.ts'
import { type SessionRow, sessionColumns, sessionOf } from './session-desk.ts'
import { errorCode, transactionOn } from './transaction.ts'

export type NewSession = {
  readonly id: string
  readonly organizationId: string
  readonly campaignId: string
  readonly personId: string
  readonly startedAt: Date
  readonly endsAt: Date
  readonly paceMs: number
  readonly message: MessageAddress
}

/**
 * Opens a session, with the prompt that the person left on screen last time as its first, if there is one.
 * @returns false where the person has an open session in this campaign already
 */
export async function insertSession(pool: pg.Pool, session: NewSession): Promise<boolean> {
  try {
    await transactionOn(pool, async (client) => {
      const leftIn = await holdPromptLeftOnScreen(client, session.campaignId, session.personId)
      await client.query(
        `INSERT INTO sessions (organization_id, campaign_id, id, person_id, workspace_id, started_at, ends_at, position,
           revision, asking, offered_at, dealt, answered, skipped, pace_ms, gold_answered, gold_right, channel, message)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 1, 1, 'label', $6, 0, 0, 0, $8, 0, 0, $9, $10)`,
        [
          session.organizationId,
          session.campaignId,
          session.id,
          session.personId,
          session.message.workspaceId,
          session.startedAt,
          session.endsAt,
          session.paceMs,
          session.message.channel,
          session.message.message,
        ],
      )
      if (leftIn !== null) await adoptPromptLeftOnScreen(client, session, leftIn)
    })
    return true
  } catch (error) {
    if (errorCode(error) === '23505') return false
    throw error
  }
}

/** The session in which the person left a prompt on screen; no card of it is answered until the transaction ends. */
async function holdPromptLeftOnScreen(
  client: pg.ClientBase,
  campaignId: string,
  personId: string,
): Promise<string | null> {
  const { rows } = await client.query<{ id: string }>(
    `SELECT s.id FROM sessions s
     WHERE s.campaign_id = $1 AND s.ended_at IS NOT NULL AND s.id = (
       SELECT o.session_id FROM slots o
       WHERE o.campaign_id = $1 AND o.person_id = $2 AND o.kept_until IS NOT NULL AND ${isUnanswered} LIMIT 1)
     FOR UPDATE`,
    [campaignId, personId],
  )
  return rows[0]?.id ?? null
}

/** A statement of its own, so that it sees what was answered until the old session was held. */
async function adoptPromptLeftOnScreen(
  client: pg.ClientBase,
  { campaignId, personId, id }: Pick<NewSession, 'campaignId' | 'personId' | 'id'>,
  leftIn: string,
) {
  await client.query(
    `WITH left_over AS MATERIALIZED (
      SELECT o.item_id, o.round FROM slots o
      WHERE o.campaign_id = $1 AND o.session_id = $4 AND o.person_id = $2 AND o.kept_until IS NOT NULL AND ${isUnanswered}
      LIMIT 1 FOR UPDATE OF o),
    left_behind AS (
      UPDATE sessions s SET dealt = s.position - 1
      WHERE s.campaign_id = $1 AND s.id = $4 AND EXISTS (SELECT FROM left_over)),
    adopted AS (
      UPDATE slots o SET session_id = $3, position = 1, kept_until = NULL FROM left_over
      WHERE o.campaign_id = $1 AND o.person_id = $2 AND o.item_id = left_over.item_id AND o.round = left_over.round
      RETURNING 1)
    UPDATE sessions SET dealt = (SELECT count(*) FROM adopted) WHERE campaign_id = $1 AND id = $3`,
    [campaignId, personId, id, leftIn],
  )
}

const isUnanswered = `o.held AND o.skip_reason IS NULL
        AND NOT EXISTS (SELECT FROM answers a WHERE a.campaign_id = o.campaign_id AND a.session_id = o.session_id
                          AND a.position = o.position AND a.superseded_at IS NULL)`

/** Forgets a session for which nothing could be dealt. */
export async function deleteEmptySession(pool: pg.Pool, campaignId: string, sessionId: string): Promise<void> {
  await pool.query('DELETE FROM sessions WHERE campaign_id = $1 AND id = $2 AND dealt = 0', [campaignId, sessionId])
}

export type OpenSession = { readonly session: Session; readonly message: MessageAddress }

type MessageRow = { workspace_id: string; channel: string; message: string }

function openSessionOf(row: SessionRow & MessageRow): OpenSession {
  const { workspace_id: workspaceId, channel, message } = row
  return { session: sessionOf(row), message: { workspaceId, channel, message } }
}

/** The person's open sessions, the one used last first; of one campaign, or of all. */
export async function loadOpenSessions(
  pool: pg.Pool,
  personId: string,
  campaignId: string | null,
): Promise<OpenSession[]> {
  const { rows } = await pool.query<SessionRow & MessageRow>(
    `SELECT ${sessionColumns}, s.workspace_id, s.channel, s.message FROM sessions s
     JOIN members m ON m.campaign_id = s.campaign_id AND m.person_id = s.person_id AND m.role = 'annotator'
       AND m.removed_at IS NULL
     WHERE s.person_id = $1 AND s.ended_at IS NULL AND ($2::uuid IS NULL OR s.campaign_id = $2)
     ORDER BY s.offered_at DESC`,
    [personId, campaignId],
  )
  return rows.map(openSessionOf)
}

/**
 * Puts the prompt on screen once more, in another message: a new revision, so that buttons of the old message are stale.
 * @returns the session as it is now; null where it moved meanwhile, or its person annotates there no more
 */
export async function offerAgain(pool: pg.Pool, session: Session, now: Date): Promise<Session | null> {
  const asking: Asking = 'label'
  const { rowCount } = await pool.query(
    `UPDATE sessions s SET revision = revision + 1, asking = $4, offered_at = $5
     WHERE s.campaign_id = $1 AND s.id = $2 AND s.revision = $3 AND s.ended_at IS NULL AND ${annotatesNow('s')}`,
    [session.campaignId, session.id, session.revision, asking, now],
  )
  return rowCount === 1 ? { ...session, revision: session.revision + 1, asking, offeredAt: now } : null
}

export async function setSessionMessage(
  pool: pg.Pool,
  { campaignId, id }: Pick<Session, 'campaignId' | 'id'>,
  { channel, message }: MessageAddress,
): Promise<void> {
  await pool.query('UPDATE sessions SET channel = $3, message = $4 WHERE campaign_id = $1 AND id = $2', [
    campaignId,
    id,
    channel,
    message,
  ])
}

/** Whether the message of a session has become that of a newer one. */
export type EndedSession = OpenSession & { readonly isMessageInUse: boolean }

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
  return row === undefined ? null : { ...openSessionOf(row), isMessageInUse: row.in_use }
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
  after: OpenSession | null = null,
): Promise<OpenSession[]> {
  const { rows } = await pool.query<SessionRow & MessageRow>(
    `SELECT ${sessionColumns}, s.workspace_id, s.channel, s.message FROM sessions s
     WHERE s.ended_at IS NULL AND s.ends_at <= $1 AND ($3::timestamptz IS NULL OR (s.ends_at, s.id) > ($3, $4::uuid))
     ORDER BY s.ends_at, s.id LIMIT $2`,
    [by, most, after?.session.endsAt ?? null, after?.session.id ?? null],
  )
  return rows.map(openSessionOf)
}

import type pg from 'pg'
import type { MessageAddress } from '../../domain/message.ts'
import { errorCode, transactionOn } from '../db/transaction.ts'
import { annotatesNow } from './annotates-now.ts'

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
 * Opens a session. It begins with the prompt that the person left on screen last time, if there is one, and with those
 * that had been on screen behind it: in their order, so that none of them comes back with another item.
 * @returns false where the person has an open session in this campaign already, or may begin none now
 */
export async function insertSession(pool: pg.Pool, session: NewSession): Promise<boolean> {
  try {
    return await transactionOn(pool, async (client) => {
      if (!(await holdPerson(client, session))) return false
      const leftIn = await holdWhatWasLeft(client, session.campaignId, session.personId)
      const { rowCount } = await client.query(
        `INSERT INTO sessions (organization_id, campaign_id, id, person_id, workspace_id, started_at, ends_at, position,
           revision, asking, offered_at, dealt, answered, skipped, pace_ms, gold_answered, gold_right, channel, message, moved_at)
         SELECT $1, s.campaign_id, $3, s.person_id, $5, $6, $7, 1, 1, 'label', $6, 0, 0, 0, $8, 0, 0, $9, $10,
           clock_timestamp()
         FROM (SELECT $2::uuid AS campaign_id, $4::uuid AS person_id) s
         WHERE ${annotatesNow('s')} AND EXISTS (SELECT FROM campaigns WHERE id = s.campaign_id AND state <> 'paused')
           AND NOT EXISTS (SELECT FROM standings WHERE campaign_id = s.campaign_id AND person_id = s.person_id
                             AND hold_due_at IS NOT NULL)`,
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
      if (rowCount !== 1) return false
      if (leftIn !== null) await adoptWhatWasLeft(client, session, leftIn)
      return true
    })
  } catch (error) {
    if (errorCode(error) === '23505') return false
    throw error
  }
}

/**
 * Two people are not found to be one while one of them begins a session. Remembers where the person was last, which is where
 * they are written to. False for somebody who has become part of another person.
 */
async function holdPerson(client: pg.ClientBase, { personId, message, startedAt }: NewSession): Promise<boolean> {
  const { rowCount } = await client.query(
    `WITH used AS (UPDATE identities SET used_at = $3 WHERE person_id = $1 AND workspace_id = $2)
     SELECT FROM people WHERE id = $1 AND merged_into IS NULL FOR KEY SHARE`,
    [personId, message.workspaceId, startedAt],
  )
  return rowCount === 1
}

/** The session in which the person left a prompt on screen; no card of it is answered until the transaction ends. */
async function holdWhatWasLeft(client: pg.ClientBase, campaignId: string, personId: string): Promise<string | null> {
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
async function adoptWhatWasLeft(
  client: pg.ClientBase,
  { campaignId, personId, id }: Pick<NewSession, 'campaignId' | 'personId' | 'id'>,
  leftIn: string,
) {
  await client.query(
    `WITH left_over AS MATERIALIZED (
      SELECT o.item_id, o.round, o.position FROM slots o
      WHERE o.campaign_id = $1 AND o.session_id = $4 AND o.person_id = $2 AND o.kept_until IS NOT NULL AND ${isUnanswered}
      FOR UPDATE OF o),
    in_order AS (SELECT item_id, round, row_number() OVER (ORDER BY position) AS place FROM left_over),
    left_behind AS (
      UPDATE sessions s SET dealt = s.position - 1
      WHERE s.campaign_id = $1 AND s.id = $4 AND EXISTS (SELECT FROM left_over)),
    adopted AS (
      UPDATE slots o SET session_id = $3, position = l.place, kept_until = NULL, seen = true FROM in_order l
      WHERE o.campaign_id = $1 AND o.person_id = $2 AND o.item_id = l.item_id AND o.round = l.round
      RETURNING 1)
    UPDATE sessions SET dealt = (SELECT count(*) FROM adopted) WHERE campaign_id = $1 AND id = $3`,
    [campaignId, personId, id, leftIn],
  )
}

/** Held or not: a place that somebody else took meanwhile is an ordinary one, and its coming back must not tell. */
const isUnanswered = `o.skip_reason IS NULL
        AND NOT EXISTS (SELECT FROM answers a WHERE a.campaign_id = o.campaign_id AND a.session_id = o.session_id
                          AND a.position = o.position AND a.superseded_at IS NULL)`

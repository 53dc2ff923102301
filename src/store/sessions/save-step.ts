import type pg from 'pg'
import type { Session } from '../../domain/session.ts'
import type { Happened, Step } from '../../sessions/step.ts'
import type { Jobs } from '../db/jobs.ts'
import { transactionOn } from '../db/transaction.ts'
import { reopen, reopenColumns } from '../dealing/reopened-items.ts'
import { annotatesNow } from './annotates-now.ts'
import { followEnd } from './end-session.ts'
import type { OpenSession } from './open-session.ts'
import { type Saved, saveAnswers } from './save-answers.ts'

/**
 * Keeps one step, if all that it rests on is as it was read: the session's revision is the lock, so of two clicks that
 * race exactly one is kept. The statement is atomic by itself; where it ends the session, what belongs to that is part of it.
 *
 * @param read what the step was made from, however long ago that was read
 * @returns null where something moved meanwhile, and nothing was kept
 */
export async function saveStep(
  pool: pg.Pool,
  jobs: Jobs,
  read: OpenSession,
  { session, happened }: Step,
): Promise<Saved | null> {
  if (session.ended === null) return await saveSession(pool, read, session, happened)
  return await transactionOn(pool, async (client) => {
    const saved = await saveSession(client, read, session, happened)
    if (saved !== null) await followEnd(client, jobs, { ...session, seen: true })
    return saved
  })
}

type Queryable = Pick<pg.Pool, 'query'>

async function saveSession(
  on: Queryable,
  read: OpenSession,
  session: Session,
  happened: Happened,
): Promise<Saved | null> {
  if (happened.kind === 'answered') {
    const [saved] = await saveAnswers(on, [{ read, session, answered: happened }], { wait: true })
    return saved === 'busy' ? null : (saved ?? null)
  }
  const values: unknown[] = [
    session.campaignId,
    session.id,
    read.session.revision,
    read.session.ended?.at ?? null,
    read.campaignState,
    read.campaignVersion,
    session.position,
    session.revision,
    session.asking,
    session.offeredAt,
    session.ended?.at ?? null,
    session.ended?.reason ?? null,
    session.answered,
    session.skipped,
    read.slips,
  ]
  const { rows } = await on.query<Saved>(statementFor(read.session, happened, values))
  return rows[0] ?? null
}

/** The session moves only from what was read, and only for somebody who annotates there now; all else hangs on that. */
const asRead = `s.campaign_id = $1 AND s.id = $2 AND s.revision = $3 AND s.ended_at IS NOT DISTINCT FROM $4
    AND s.slips = $15::text[] AND EXISTS (SELECT FROM campaigns WHERE id = $1 AND state = $5 AND version = $6) AND ${annotatesNow('s')}`
const moveWhere = (which: string) => `moved AS (
  UPDATE sessions s SET position = $7, revision = $8, asking = $9, offered_at = $10, ended_at = $11, end_reason = $12,
    answered = $13, skipped = $14, moved_at = clock_timestamp()
  WHERE ${which}
  RETURNING dealt)`
const move = moveWhere(asRead)

/**
 * The slot tells which item was offered, and whether its place is still held. It is locked behind its session, and items
 * behind both. Only where something was dealt at the position: nothing is acknowledged that cannot be kept.
 */
const moveFromSlot = `held AS MATERIALIZED (SELECT s.campaign_id, s.id FROM sessions s WHERE ${asRead} FOR UPDATE),
  offered AS MATERIALIZED (
    SELECT o.campaign_id, o.item_id, o.person_id, o.round, o.held FROM held CROSS JOIN LATERAL (
      SELECT * FROM slots WHERE campaign_id = held.campaign_id AND session_id = held.id AND position = $16 FOR UPDATE) o),
  ${moveWhere('s.campaign_id = $1 AND s.id = $2 AND EXISTS (SELECT FROM offered)')}`

const result = 'SELECT dealt FROM moved'

const onlyMove = { name: 'step-move', text: `WITH ${move} ${result}` }

/** A skip frees the place at once; the slot stays, so that this person does not see the item again. */
const keepSkip = {
  name: 'step-skip',
  text: `WITH ${moveFromSlot}, place AS (
    SELECT o.campaign_id, o.item_id, o.person_id, o.round, o.held FROM moved, offered o),
  left_it AS (
    UPDATE slots o SET skip_reason = $17, held = false, kept_until = NULL FROM place
    WHERE o.campaign_id = place.campaign_id AND o.item_id = place.item_id AND o.person_id = place.person_id
      AND o.round = place.round),
  freed AS (
    UPDATE items i SET claimed = claimed - 1 FROM place
    WHERE place.held AND i.campaign_id = place.campaign_id AND i.id = place.item_id
    RETURNING ${reopenColumns}, i.gold),
  reopened AS (${reopen('freed WHERE NOT gold')})
  ${result}`,
}

/**
 * The prompt that Undo leaves was on screen, so it must not be dealt anew: a place that comes back with another item would
 * tell what it holds.
 */
const leftBehind = (position: string) => `left_behind AS (
    UPDATE slots o SET seen = true FROM moved
    WHERE o.campaign_id = $1 AND o.session_id = $2 AND o.position = ${position} AND o.position > $16)`

/** A session that goes on keeps the place of its prompt by itself. */
const takeBackAnswer = {
  name: 'step-undo-answer',
  text: `WITH ${moveFromSlot}, taken_back AS (
    UPDATE answers a SET superseded_at = $17 FROM moved
    WHERE a.campaign_id = $1 AND a.session_id = $2 AND a.position = $16 AND a.superseded_at IS NULL),
  kept_again AS (
    UPDATE slots o SET kept_until = NULL FROM moved
    WHERE o.campaign_id = $1 AND o.session_id = $2 AND o.position = $16 AND o.kept_until IS NOT NULL),
  ${leftBehind('$18')}
  ${result}`,
}

/** The place is taken again where nobody else took it meanwhile; otherwise the answer will not count. */
const takeBackSkip = {
  name: 'step-undo-skip',
  text: `WITH ${moveFromSlot}, place AS (
    SELECT o.campaign_id, o.item_id, o.person_id, o.round FROM moved, offered o),
  claimed_again AS (
    UPDATE items i SET claimed = claimed + 1 FROM place
    WHERE i.campaign_id = place.campaign_id AND i.id = place.item_id AND i.claimed < i.wanted AND i.state = 'open'
    RETURNING i.id),
  held_again AS (
    UPDATE slots o SET skip_reason = NULL, held = EXISTS (SELECT FROM claimed_again), kept_until = NULL FROM place
    WHERE o.campaign_id = place.campaign_id AND o.item_id = place.item_id AND o.person_id = place.person_id
      AND o.round = place.round),
  ${leftBehind('$17')}
  ${result}`,
}

function statementFor(
  read: Session,
  happened: Exclude<Happened, { readonly kind: 'answered' }>,
  moveValues: readonly unknown[],
) {
  switch (happened.kind) {
    case 'nothing':
    case 'too-late':
    case 'asked':
    case 'stopped':
      return { ...onlyMove, values: [...moveValues] }
    case 'skipped':
      return { ...keepSkip, values: [...moveValues, happened.position, happened.reason] }
    case 'undone':
      return happened.what === 'answer'
        ? { ...takeBackAnswer, values: [...moveValues, happened.position, happened.at, read.position] }
        : { ...takeBackSkip, values: [...moveValues, happened.position, read.position] }
  }
}

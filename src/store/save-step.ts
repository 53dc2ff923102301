import type pg from 'pg'
import type { Session } from '../domain/session.ts'
import type { Happened, Step } from '../sessions/step.ts'
import { releaseUnshown } from './release-slots.ts'
import { transactionOn } from './transaction.ts'

/**
 * Keeps one step, if nobody moved the session since it was read: the session's revision is the lock, so of two clicks
 * that race exactly one is kept. The statement is atomic by itself; a session's end also gives back its slots.
 *
 * @param readRevision the session's revision when it was read
 * @returns whether the step was kept
 */
export async function saveStep(pool: pg.Pool, readRevision: number, { session, happened }: Step): Promise<boolean> {
  if (session.ended === null) return await saveSession(pool, readRevision, session, happened)
  return await transactionOn(pool, async (client) => {
    const saved = await saveSession(client, readRevision, session, happened)
    if (saved) await releaseUnshown(client, session.campaignId, session.id)
    return saved
  })
}

type Queryable = Pick<pg.Pool, 'query'>

async function saveSession(on: Queryable, readRevision: number, session: Session, happened: Happened) {
  const values: unknown[] = [
    session.campaignId,
    session.id,
    readRevision,
    session.position,
    session.revision,
    session.asking,
    session.offeredAt,
    session.ended?.at ?? null,
    session.ended?.reason ?? null,
    session.answered,
    session.skipped,
  ]
  const { rows } = await on.query<{ moved: boolean }>(statementFor(happened, values))
  return rows[0]?.moved === true
}

/** The session moves only from the revision that was read; whatever else happens hangs on that. */
const move = `moved AS (
  UPDATE sessions SET position = $4, revision = $5, asking = $6, offered_at = $7, ended_at = $8, end_reason = $9,
    answered = $10, skipped = $11
  WHERE campaign_id = $1 AND id = $2 AND revision = $3
  RETURNING campaign_id, id)`

/** The same, only where something was dealt at the position: nothing is acknowledged that cannot be kept. */
const moveFromSlot = move.replace(
  'AND revision = $3',
  `AND revision = $3
    AND EXISTS (SELECT FROM slots WHERE campaign_id = $1 AND session_id = $2 AND position = $12)`,
)
const result = 'SELECT EXISTS (SELECT FROM moved) AS moved'

const onlyMove = { name: 'step-move', text: `WITH ${move} ${result}` }

/** The offer's slot tells which item it was, why it was dealt, and whether its place is still held. */
const keepAnswer = {
  name: 'step-answer',
  text: `WITH ${moveFromSlot}, kept AS (
    INSERT INTO answers (organization_id, campaign_id, session_id, position, revision, item_id, person_id, round, purpose,
      label_ids, confidence, elapsed_ms, guideline_version, counted, given_at)
    SELECT o.organization_id, o.campaign_id, o.session_id, o.position, $13, o.item_id, o.person_id, o.round, o.purpose,
      $14, $15, $16, c.guideline_version, o.held, $17
    FROM moved
    JOIN slots o ON o.campaign_id = moved.campaign_id AND o.session_id = moved.id AND o.position = $12
    JOIN campaigns c ON c.id = o.campaign_id)
  ${result}`,
}

/** A skip frees the place at once; the slot stays, so that this person does not see the item again. */
const keepSkip = {
  name: 'step-skip',
  text: `WITH ${moveFromSlot}, place AS (
    SELECT o.campaign_id, o.item_id, o.person_id, o.round, o.held
    FROM moved JOIN slots o ON o.campaign_id = moved.campaign_id AND o.session_id = moved.id AND o.position = $12),
  left_it AS (
    UPDATE slots o SET skip_reason = $13, held = false FROM place
    WHERE o.campaign_id = place.campaign_id AND o.item_id = place.item_id AND o.person_id = place.person_id
      AND o.round = place.round),
  freed AS (
    UPDATE items i SET claimed = claimed - 1 FROM place
    WHERE place.held AND i.campaign_id = place.campaign_id AND i.id = place.item_id
    RETURNING i.organization_id, i.campaign_id, i.id, i.priority, i.seq, i.gold),
  reopened AS (
    INSERT INTO reopened_items (organization_id, campaign_id, item_id, priority, seq)
    SELECT organization_id, campaign_id, id, priority, seq FROM freed WHERE NOT gold
    ON CONFLICT DO NOTHING)
  ${result}`,
}

const takeBackAnswer = {
  name: 'step-undo-answer',
  text: `WITH ${move}, taken_back AS (
    UPDATE answers a SET superseded_at = $13 FROM moved
    WHERE a.campaign_id = moved.campaign_id AND a.session_id = moved.id AND a.position = $12 AND a.superseded_at IS NULL)
  ${result}`,
}

/** The place is taken again where nobody else took it meanwhile; otherwise the answer will not count. */
const takeBackSkip = {
  name: 'step-undo-skip',
  text: `WITH ${move}, place AS (
    SELECT o.campaign_id, o.item_id, o.person_id, o.round
    FROM moved JOIN slots o ON o.campaign_id = moved.campaign_id AND o.session_id = moved.id AND o.position = $12),
  claimed_again AS (
    UPDATE items i SET claimed = claimed + 1 FROM place
    WHERE i.campaign_id = place.campaign_id AND i.id = place.item_id AND i.claimed < i.wanted AND i.state = 'open'
    RETURNING i.id),
  held_again AS (
    UPDATE slots o SET skip_reason = NULL, held = EXISTS (SELECT FROM claimed_again) FROM place
    WHERE o.campaign_id = place.campaign_id AND o.item_id = place.item_id AND o.person_id = place.person_id
      AND o.round = place.round)
  ${result}`,
}

function statementFor(happened: Happened, moveValues: readonly unknown[]) {
  switch (happened.kind) {
    case 'nothing':
    case 'asked':
    case 'stopped':
      return { ...onlyMove, values: [...moveValues] }
    case 'answered': {
      const { offer, labelIds, confidence, elapsedMs, givenAt } = happened
      return {
        ...keepAnswer,
        values: [...moveValues, offer.position, offer.revision, labelIds, confidence, elapsedMs, givenAt],
      }
    }
    case 'skipped':
      return { ...keepSkip, values: [...moveValues, happened.position, happened.reason] }
    case 'undone':
      return happened.what === 'answer'
        ? { ...takeBackAnswer, values: [...moveValues, happened.position, happened.at] }
        : { ...takeBackSkip, values: [...moveValues, happened.position] }
  }
}

import type pg from 'pg'
import type { Happened, Step } from '../../sessions/step.ts'
import { answerColumns } from '../db/kept-answer.ts'
import { annotatesNow } from './annotates-now.ts'
import type { OpenSession } from './open-session.ts'

/** What is true of a session right after a step was kept. */
export type Saved = {
  /** Up to which position prompts are dealt. */
  readonly dealt: number
}

type Answered = Extract<Happened, { readonly kind: 'answered' }>

/** An answer to an open prompt, and what it rests on, however long ago that was read. */
export type AnswerStep = { readonly read: OpenSession; readonly session: Step['session']; readonly answered: Answered }

/**
 * Keeps the answers of any number of sessions in one statement: each if all that it rests on is as it was read, its person
 * annotates there now, and something was dealt at its position, so nothing is acknowledged that cannot be kept. The
 * session's revision is the lock: of two clicks that race, here or elsewhere, exactly one is kept.
 *
 * Whether an answer counts is decided under its slot's lock: it does while the slot holds its place among the item's, and
 * no other answer of this person to this item counts. Else it is kept all the same.
 *
 * @param wait whether to wait for rows that others hold; if not, such a step is passed over as `busy`
 * @returns for each step what is true of its session now; null where something moved meanwhile, and it was not kept
 */
export async function saveAnswers(
  on: Pick<pg.Pool, 'query'>,
  steps: readonly AnswerStep[],
  { wait }: { readonly wait: boolean },
): Promise<readonly (Saved | 'busy' | null)[]> {
  const rows = steps.map(({ read, session, answered }, n) => ({
    n,
    campaign_id: session.campaignId,
    session_id: session.id,
    read_revision: read.session.revision,
    read_ended_at: read.session.ended?.at ?? null,
    read_state: read.campaignState,
    read_version: read.campaignVersion,
    read_slips: read.slips,
    position: session.position,
    revision: session.revision,
    asking: session.asking,
    offered_at: session.offeredAt,
    ended_at: session.ended?.at ?? null,
    end_reason: session.ended?.reason ?? null,
    answered: session.answered,
    at_position: answered.offer.position,
    at_revision: answered.offer.revision,
    ...answerColumns(answered.answer),
    confidence: answered.confidence,
    elapsed_ms: answered.elapsedMs,
    guideline_version: read.guidelineVersion,
    given_at: answered.givenAt,
  }))
  const statement = wait ? waiting : passingOver
  const { rows: kept } = await on.query<{ n: number; dealt: number | null }>({
    ...statement,
    values: [JSON.stringify(rows)],
  })
  const saved = new Map(kept.map(({ n, dealt }) => [n, dealt === null ? ('busy' as const) : { dealt }]))
  return steps.map((_, n) => saved.get(n) ?? null)
}

/** A session's row `s` as the step `v` knows it. */
const asRead = `s.campaign_id = v.campaign_id AND s.id = v.session_id
          AND s.revision = v.read_revision AND s.ended_at IS NOT DISTINCT FROM v.read_ended_at
          AND s.slips = v.read_slips
          AND EXISTS (SELECT FROM campaigns
                      WHERE id = v.campaign_id AND state = v.read_state AND version = v.read_version)
          AND ${annotatesNow('s')}`

/**
 * Sessions are locked one by one, in the order of their ids, so that two of these never wait for each other, then the slot
 * of each; of two clicks on one session the first counts. The bounds of `n` tell the planner that the steps are few,
 * whatever the size of the tables.
 */
const save = (lock: string, result: string) => `
    WITH steps AS MATERIALIZED (
      SELECT DISTINCT ON (v.campaign_id, v.session_id) v.* FROM json_to_recordset($1::json) AS v(
        n int, campaign_id uuid, session_id uuid, read_revision int, read_ended_at timestamptz, read_state text,
        read_version int, read_slips text[], position int, revision int, asking text, offered_at timestamptz, ended_at timestamptz,
        end_reason text, answered int, at_position int, at_revision int, label_ids int[], content jsonb, confidence text,
        elapsed_ms int, guideline_version int, given_at timestamptz)
      WHERE v.n >= 0 AND v.n < 1000000
      ORDER BY v.campaign_id, v.session_id, v.n),
    offered AS MATERIALIZED (
      SELECT v.*, s.organization_id, o.item_id, o.person_id, o.round, o.purpose, o.held
      FROM steps v
      CROSS JOIN LATERAL (SELECT organization_id FROM sessions s WHERE ${asRead} ${lock}) s
      CROSS JOIN LATERAL (
        SELECT item_id, person_id, round, purpose, held FROM slots
        WHERE campaign_id = v.campaign_id AND session_id = v.session_id AND position = v.at_position ${lock}) o),
    given AS (
      SELECT organization_id, campaign_id, session_id, at_position AS position, at_revision AS revision, item_id, person_id,
        round, purpose, label_ids, content, confidence, elapsed_ms, guideline_version, held AS counted, given_at
      FROM offered),
    kept AS (
      INSERT INTO answers (${columns}) SELECT ${columns} FROM given
      ON CONFLICT DO NOTHING
      RETURNING campaign_id, session_id),
    kept_beside AS (
      INSERT INTO answers (${columns})
      SELECT ${columns.replace('counted', 'false')} FROM given g
      WHERE NOT EXISTS (SELECT FROM kept WHERE kept.campaign_id = g.campaign_id AND kept.session_id = g.session_id)),
    moved AS (
      UPDATE sessions s SET position = o.position, revision = o.revision, asking = o.asking, offered_at = o.offered_at,
        ended_at = o.ended_at, end_reason = o.end_reason, answered = o.answered, moved_at = clock_timestamp()
      FROM offered o
      WHERE s.campaign_id = o.campaign_id AND s.id = o.session_id
      RETURNING o.n, s.dealt)
    SELECT n, dealt FROM moved ${result}`

const columns = `organization_id, campaign_id, session_id, position, revision, item_id, person_id, round, purpose, label_ids,
        content, confidence, elapsed_ms, guideline_version, counted, given_at`

const waiting = { name: 'step-answers', text: save('FOR UPDATE', '') }

/** What is there as it was read, and yet was not kept, is held by somebody else. */
const passingOver = {
  name: 'step-answers-together',
  text: save(
    'FOR UPDATE SKIP LOCKED',
    `UNION ALL SELECT v.n, NULL FROM steps v
    WHERE NOT EXISTS (SELECT FROM moved WHERE moved.n = v.n) AND EXISTS (SELECT FROM sessions s WHERE ${asRead} OFFSET 0)`,
  ),
}

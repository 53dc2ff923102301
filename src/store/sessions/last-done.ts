import type pg from 'pg'
import type { ShownOrder } from '../../domain/item.ts'
import type { Confidence, LastDone, SkipReason } from '../../domain/session.ts'
import { answerJson, type KeptAnswer, readAnswer } from '../db/kept-answer.ts'

/** What was done at a place, as `lastDoneJson` reads it. */
export type LastDoneRow = {
  readonly skipped: SkipReason | null
  readonly given: (KeptAnswer & { readonly confidence: Confidence | null }) | null
  readonly flagged: boolean
  readonly order: ShownOrder | null
}

const isGiven = 'a.campaign_id = l.campaign_id AND a.session_id = l.session_id AND a.position = l.position'

/** Whether the person raised a flag at what slot `l` holds. */
export const isFlagged = `EXISTS (SELECT FROM flags f WHERE f.campaign_id = l.campaign_id AND f.session_id = l.session_id
  AND f.position = l.position)`

/** What slot `l` was left with. */
export const lastDoneJson = `json_build_object('skipped', l.skip_reason, 'flagged', ${isFlagged},
  'order', l.shown_order,
  'given', (SELECT (${answerJson('a')}::jsonb || jsonb_build_object('confidence', a.confidence)) FROM answers a
            WHERE ${isGiven} AND a.superseded_at IS NULL LIMIT 1))`

/** The answer that was taken back last at slot `l`. */
export const takenBackJson = `(SELECT ${answerJson('a')}::jsonb || jsonb_build_object('confidence', a.confidence) FROM answers a
  WHERE ${isGiven} AND a.superseded_at IS NOT NULL ORDER BY a.revision DESC LIMIT 1)`

export function lastDoneOf(row: LastDoneRow | null): LastDone | null {
  if (row === null) return null
  const { skipped, given, flagged: isFlagged, order } = row
  if (skipped !== null) return { kind: 'skipped', reason: skipped, isFlagged }
  if (given === null) return null
  return {
    kind: 'answered',
    answer: readAnswer(given),
    isGuess: given.confidence === 'guess',
    isFlagged,
    ...orderOf(order),
  }
}

export function orderOf(shownOrder: ShownOrder | null): { readonly shownOrder?: ShownOrder } {
  return shownOrder === null ? {} : { shownOrder }
}

const lastDoneAt = {
  name: 'last-done-at',
  text: `SELECT ${lastDoneJson} AS done FROM slots l WHERE l.campaign_id = $1 AND l.session_id = $2 AND l.position = $3`,
}

/** What a person did at a place of their session that is finished; null where that is none. */
export async function loadLastDone(
  pool: pg.Pool,
  campaignId: string,
  sessionId: string,
  position: number,
): Promise<LastDone | null> {
  if (position < 1) return null
  const { rows } = await pool.query<{ done: LastDoneRow }>({ ...lastDoneAt, values: [campaignId, sessionId, position] })
  return lastDoneOf(rows[0]?.done ?? null)
}

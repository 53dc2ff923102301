import type { EndReason } from '../../domain/session.ts'
import type { Jobs } from '../db/jobs.ts'
import { type AnyTx, runStatement } from '../db/run-statement.ts'
import { releaseUnshown } from '../dealing/release-slots.ts'

/** One session, or the one that a person has open in a campaign. */
export type WhichSession = { readonly campaignId: string } & (
  | { readonly sessionId: string }
  | { readonly personId: string }
)

/**
 * Ends a session if it is open, in the transaction of what it ends for. Unless its time was up, buttons of its card are
 * stale from now on; after that, the prompt on screen can still be answered.
 *
 * @returns whether it was open
 */
export async function endSession(
  tx: AnyTx,
  jobs: Jobs,
  which: WhichSession,
  reason: Extract<EndReason, 'expired' | 'held-back' | 'removed' | 'finished' | 'accounts-changed'>,
  now: Date,
): Promise<boolean> {
  const { campaignId } = which
  const [key, id] = 'sessionId' in which ? ['id', which.sessionId] : ['person_id', which.personId]
  const ended = await runStatement<{ id: string }>(tx, {
    name: `end-by-${key}`,
    text: `UPDATE sessions SET ended_at = $3::timestamptz, end_reason = $4, asking = 'label',
        revision = revision + CASE WHEN $4 = 'expired' THEN 0 ELSE 1 END
      WHERE campaign_id = $1::uuid AND ${key} = $2::uuid AND ended_at IS NULL RETURNING id::text AS id`,
    values: [campaignId, id, now, reason],
  })
  for (const session of ended) await followEnd(tx, jobs, { campaignId, id: session.id, seen: false })
  return ended.length > 0
}

/** `seen`: whether the reply to a click says that the session is over; else its message will. */
type Ended = { readonly campaignId: string; readonly id: string; readonly seen: boolean }

/**
 * What belongs to the end of every session, whoever ends it: what was never shown goes back at once, and a job sees to the
 * rest (`flows/sessions/after-session.ts`).
 */
export async function followEnd(tx: AnyTx, jobs: Jobs, { campaignId, id, seen }: Ended): Promise<void> {
  await releaseUnshown(tx, campaignId, id)
  await jobs.enqueue(tx, 'session-end', `${campaignId} ${id} ${seen ? 'seen' : 'unseen'}`)
}

/**
 * Says of the sessions that a campaign's finishing ended that it was reopened, so that their messages say so too and offer
 * another one.
 *
 * @param since when it finished
 */
export async function reopenedAfter(tx: AnyTx, jobs: Jobs, campaignId: string, since: Date): Promise<void> {
  const ended = await runStatement<{ id: string }>(tx, {
    name: 'reopened-after',
    text: `UPDATE sessions SET end_reason = 'reopened', revision = revision + 1
      WHERE campaign_id = $1::uuid AND end_reason = 'finished' AND ended_at >= $2::timestamptz RETURNING id::text AS id`,
    values: [campaignId, since],
  })
  for (const session of ended) await followEnd(tx, jobs, { campaignId, id: session.id, seen: false })
}

/** Has all that is open in a campaign end, by a job of its own: there may be many. */
export async function endAllSessions(tx: AnyTx, jobs: Jobs, campaignId: string): Promise<void> {
  await jobs.enqueue(tx, 'session-end', campaignId)
}

/** What such a job is about: the end of one session, or a campaign in which all that is open is to end. */
export function readEnd(jobId: string): Ended | { readonly campaignId: string; readonly id: null } {
  const [campaignId = '', id, seen] = jobId.split(' ')
  return id === undefined ? { campaignId, id: null } : { campaignId, id, seen: seen === 'seen' }
}

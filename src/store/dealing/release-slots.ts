import type pg from 'pg'
import { type AnyTx, runStatement } from '../db/run-statement.ts'
import { transactionOn } from '../db/transaction.ts'
import { reopen, reopenColumns } from './reopened-items.ts'

/**
 * Gives back the slots of a session that has ended: those never shown go back at once and may be dealt to the same person
 * again; the one on screen, and those ahead of it that were on screen before an Undo, keep their places for a day where
 * they can still be answered or taken up again. Doing it twice changes nothing.
 */
export async function releaseUnshown(tx: AnyTx, campaignId: string, sessionId: string): Promise<void> {
  await runStatement(tx, { ...release, values: [campaignId, sessionId] })
  await runStatement(tx, { ...keepOnScreen, values: [campaignId, sessionId] })
}

/** Nobody comes back to the prompt on screen after these. */
const endedForGood = "s.end_reason IN ('removed', 'finished', 'reopened')"

/** Rows of items are locked in one order everywhere: ordinary before gold, then deal order. */
const release = {
  name: 'release-unshown',
  text: `WITH gone AS (
    DELETE FROM slots o USING sessions s
    WHERE s.campaign_id = $1::uuid AND s.id = $2::uuid AND s.ended_at IS NOT NULL
      AND o.campaign_id = s.campaign_id AND o.session_id = s.id
      AND (o.position > s.position AND NOT o.seen OR o.position >= s.position AND ${endedForGood})
      AND o.skip_reason IS NULL
      AND NOT EXISTS (SELECT FROM answers a WHERE a.campaign_id = o.campaign_id AND a.session_id = o.session_id
                        AND a.position = o.position AND a.superseded_at IS NULL)
    RETURNING o.campaign_id, o.item_id, o.held),
  shrunk AS (
    UPDATE sessions s SET dealt = least(s.dealt, CASE WHEN ${endedForGood} THEN s.position - 1 ELSE greatest(s.position, (
      SELECT max(o.position) FROM slots o WHERE o.campaign_id = s.campaign_id AND o.session_id = s.id AND o.seen)) END)
    WHERE s.campaign_id = $1::uuid AND s.id = $2::uuid AND s.ended_at IS NOT NULL),
  locked AS (
    SELECT i.campaign_id, i.id FROM items i JOIN gone ON gone.campaign_id = i.campaign_id AND gone.item_id = i.id
    WHERE gone.held
    ORDER BY i.gold, i.priority DESC, i.deal_order, i.seq FOR UPDATE OF i),
  freed AS (
    UPDATE items i SET claimed = claimed - 1 FROM locked WHERE i.campaign_id = locked.campaign_id AND i.id = locked.id
    RETURNING ${reopenColumns}, i.gold)
  ${reopen('freed WHERE NOT gold')}`,
}

const keepOnScreen = {
  name: 'keep-on-screen',
  text: `
    UPDATE slots o SET kept_until = s.ended_at + interval '24 hours'
    FROM sessions s
    WHERE s.campaign_id = $1::uuid AND s.id = $2::uuid AND s.ended_at IS NOT NULL AND NOT ${endedForGood}
      AND o.campaign_id = s.campaign_id AND o.session_id = s.id AND o.skip_reason IS NULL
      AND (o.position = s.position AND s.end_reason IN ('stopped', 'expired', 'held-back', 'accounts-changed') OR o.position > s.position AND o.seen)`,
}

/**
 * Takes back the places of prompts that stayed on screen for a day after their session ended. A slot that somebody answers
 * just now, and one whose item others hold, are left for the next time: nothing is waited for.
 *
 * @returns how many places went back
 */
export async function releaseKept(pool: pg.Pool, now: Date): Promise<number> {
  return await transactionOn(pool, async (client) => {
    const { rows: due } = await client.query<DueSlot>({ ...lockDue, values: [now] })
    if (due.length === 0) return 0
    const values = [
      due.map((slot) => slot.campaign_id),
      due.map((slot) => slot.item_id),
      due.map((slot) => slot.person_id),
      due.map((slot) => slot.round),
    ]
    // A statement of its own, so that it sees answers which were kept until the slots were locked.
    const { rows } = await client.query<{ places: number }>({ ...releaseDue, values })
    return rows[0]?.places ?? 0
  })
}

type DueSlot = { campaign_id: string; item_id: string; person_id: string; round: number }

const lockDue = {
  name: 'lock-kept',
  text: 'SELECT campaign_id, item_id, person_id, round FROM slots WHERE kept_until <= $1 FOR UPDATE SKIP LOCKED',
}

const thisSlot = `o.campaign_id = d.campaign_id AND o.item_id = d.item_id AND o.person_id = d.person_id
      AND o.round = d.round`

const releaseDue = {
  name: 'release-kept',
  text: `WITH due AS MATERIALIZED (
    SELECT o.campaign_id, o.item_id, o.person_id, o.round, o.held AND NOT EXISTS (
      SELECT FROM answers a WHERE a.campaign_id = o.campaign_id AND a.session_id = o.session_id
        AND a.position = o.position AND a.superseded_at IS NULL) AS lapses
    FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::int[]) AS d(campaign_id, item_id, person_id, round)
    CROSS JOIN LATERAL (SELECT * FROM slots o WHERE ${thisSlot} OFFSET 0) o),
  locked AS MATERIALIZED (
    SELECT i.campaign_id, i.id FROM (SELECT DISTINCT campaign_id, item_id FROM due WHERE lapses) d
    CROSS JOIN LATERAL (
      SELECT campaign_id, id FROM items i WHERE i.campaign_id = d.campaign_id AND i.id = d.item_id
      FOR UPDATE SKIP LOCKED) i),
  settled AS (
    UPDATE slots o SET kept_until = NULL, held = o.held AND NOT d.lapses FROM due d
    WHERE ${thisSlot} AND (NOT d.lapses OR EXISTS (
      SELECT FROM locked WHERE locked.campaign_id = d.campaign_id AND locked.id = d.item_id))
    RETURNING o.campaign_id, o.item_id, d.lapses),
  counted AS (
    SELECT campaign_id, item_id, count(*)::int AS places FROM settled WHERE lapses GROUP BY campaign_id, item_id),
  freed AS (
    UPDATE items i SET claimed = claimed - counted.places FROM counted
    WHERE i.campaign_id = counted.campaign_id AND i.id = counted.item_id
    RETURNING ${reopenColumns}, i.gold),
  reopened AS (${reopen('freed WHERE NOT gold')})
  SELECT coalesce(sum(places), 0)::int AS places FROM counted`,
}

/**
 * When the first of the prompts left on screen is to go back; null where there is none. One that has lost its place waits
 * no longer than others: only an ordinary item can.
 */
export async function nextKeptUntil(pool: pg.Pool): Promise<Date | null> {
  const { rows } = await pool.query<{ at: Date | null }>(
    `SELECT min(o.kept_until) AS at FROM slots o
     WHERE o.kept_until IS NOT NULL AND NOT EXISTS (
       SELECT FROM answers a WHERE a.campaign_id = o.campaign_id AND a.session_id = o.session_id
         AND a.position = o.position AND a.superseded_at IS NULL)`,
  )
  return rows[0]?.at ?? null
}

import type pg from 'pg'
import { sameAnswer } from '../db/kept-answer.ts'

/** What decides whether somebody may go on, and what has been decided so far. */
export type Watch = {
  readonly outcomes: readonly boolean[]
  readonly isHeldBack: boolean
  /** Whether a hold waits for the end of the sitting. */
  readonly isHoldDue: boolean
  readonly isWarned: boolean
  readonly isDrifting: boolean
}

/**
 * A person's answers to gold in order, `true` where right, as they stand. Left out are those up to a pardon, and gold on
 * which five people or more together say something else: that is suspected before they are.
 *
 * Only full tens of answers to items of any kind are looked at, and the latest answer, which may still be taken back, is
 * in none of them: so what follows tells of ten answers at best that gold was among them.
 */
export async function loadWatch(pool: pg.Pool, campaignId: string, personId: string): Promise<Watch> {
  const { rows } = await pool.query<Watch>({ ...watch, values: [campaignId, personId] })
  return rows[0] ?? { outcomes: [], isHeldBack: false, isHoldDue: false, isWarned: false, isDrifting: false }
}

/** The latest answers of one purpose, of which no more than ten are left out. */
const latest = (purpose: 'ordinary' | 'gold') => `
  (SELECT a.given_at, a.session_id, a.revision FROM answers a, who
   WHERE a.campaign_id = who.campaign_id AND a.person_id = who.person_id AND a.purpose = '${purpose}'
     AND a.superseded_at IS NULL
   ORDER BY a.given_at DESC LIMIT 10)`

/** `OFFSET 0` has each gold looked up by itself: else Postgres 15 reads all votes of the campaign for each. */
const watch = {
  name: 'watch',
  text: `
    WITH who AS (SELECT $1::uuid AS campaign_id, $2::uuid AS person_id),
    given AS (
      SELECT coalesce(sum(s.answered), 0) AS n FROM sessions s, who
      WHERE s.person_id = who.person_id AND s.campaign_id = who.campaign_id),
    fresh AS (
      SELECT session_id, revision FROM (${latest('ordinary')} UNION ALL ${latest('gold')}) a
      ORDER BY given_at DESC, session_id DESC, revision DESC
      LIMIT (SELECT CASE WHEN n > 0 THEN (n - 1) % 10 + 1 ELSE 0 END FROM given))
    SELECT t.paused_at IS NOT NULL AS "isHeldBack", t.hold_due_at IS NOT NULL AS "isHoldDue",
      t.warned_at IS NOT NULL AS "isWarned", coalesce(t.drifting, false) AS "isDrifting",
      ARRAY(
        SELECT ${sameAnswer('a', 'g')} FROM answers a
        CROSS JOIN LATERAL (
          SELECT * FROM gold_answers WHERE campaign_id = a.campaign_id AND item_id = a.item_id OFFSET 0) g
        LEFT JOIN LATERAL (
          SELECT * FROM live_votes WHERE campaign_id = a.campaign_id AND item_id = a.item_id OFFSET 0) v ON true
        WHERE a.campaign_id = w.campaign_id AND a.person_id = w.person_id AND a.purpose = 'gold'
          AND a.superseded_at IS NULL AND (t.pardoned_at IS NULL OR a.given_at > t.pardoned_at)
          AND NOT coalesce(v.answers >= 5 AND NOT v.is_tie AND v.label_ids <> g.label_ids, false)
          AND (a.session_id, a.revision) NOT IN (SELECT session_id, revision FROM fresh)
        ORDER BY a.given_at, a.session_id, a.position) AS outcomes
    FROM who w
    LEFT JOIN standings t ON t.campaign_id = w.campaign_id AND t.person_id = w.person_id`,
}

import type pg from 'pg'
import { sameAnswer } from '../db/kept-answer.ts'

type Queryable = Pick<pg.ClientBase, 'query'>

/**
 * Counts a session's gold anew from its answers, then the person's standing from all their sessions. Counting again
 * gives the same, so a crash between an answer and its count costs nothing.
 */
export async function recountSession(on: Queryable, campaignId: string, sessionId: string): Promise<void> {
  await on.query({ ...recountGold, values: [campaignId, sessionId] })
  await on.query({ ...recountStanding, values: [campaignId, sessionId] })
}

const recountGold = {
  name: 'recount-gold',
  text: `
    UPDATE sessions s SET gold_answered = counted.answered, gold_right = counted.correct
    FROM (
      SELECT count(*)::int AS answered, (count(*) FILTER (WHERE ${sameAnswer('a', 'g')}))::int AS correct
      FROM answers a JOIN gold_answers g ON g.campaign_id = a.campaign_id AND g.item_id = a.item_id
      WHERE a.campaign_id = $1 AND a.session_id = $2 AND a.purpose = 'gold' AND a.superseded_at IS NULL) counted
    WHERE s.campaign_id = $1 AND s.id = $2`,
}

/** The usual pace is the median over the answers of the person's last five sessions. */
const recountStanding = {
  name: 'recount-standing',
  text: `
    WITH owner AS (SELECT organization_id, campaign_id, person_id FROM sessions WHERE campaign_id = $1 AND id = $2),
    sums AS (
      SELECT sum(s.answered)::int AS answered, sum(s.gold_answered)::int AS gold_answered,
        sum(s.gold_right)::int AS gold_right
      FROM sessions s JOIN owner ON owner.campaign_id = s.campaign_id AND owner.person_id = s.person_id
      WHERE s.ended_at IS NOT NULL),
    recent AS (
      SELECT s.id FROM sessions s JOIN owner ON owner.campaign_id = s.campaign_id AND owner.person_id = s.person_id
      ORDER BY s.started_at DESC LIMIT 5),
    pace AS (
      SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY a.elapsed_ms)::int AS ms
      FROM answers a JOIN recent ON recent.id = a.session_id
      WHERE a.campaign_id = $1 AND a.superseded_at IS NULL AND a.elapsed_ms > 0)
    INSERT INTO standings (organization_id, campaign_id, person_id, answered, gold_answered, gold_right, pace_ms)
    SELECT owner.organization_id, owner.campaign_id, owner.person_id, coalesce(sums.answered, 0),
      coalesce(sums.gold_answered, 0), coalesce(sums.gold_right, 0), pace.ms
    FROM owner, sums, pace
    ON CONFLICT (campaign_id, person_id) DO UPDATE SET answered = excluded.answered,
      gold_answered = excluded.gold_answered, gold_right = excluded.gold_right, pace_ms = excluded.pace_ms`,
}

/** The person's usual time for one answer in a campaign; null before there is one. */
export async function loadPace(on: Queryable, campaignId: string, personId: string): Promise<number | null> {
  const { rows } = await on.query<{ pace_ms: number | null }>(
    'SELECT pace_ms FROM standings WHERE campaign_id = $1 AND person_id = $2',
    [campaignId, personId],
  )
  return rows[0]?.pace_ms ?? null
}

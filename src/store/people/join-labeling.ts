import type { Tx } from '../db/database.ts'
import type { Jobs } from '../db/jobs.ts'
import { runStatement } from '../db/run-statement.ts'
import { reopen, reopenColumns } from '../dealing/reopened-items.ts'
import { endSession } from '../sessions/end-session.ts'

/** Two people who turned out to be one: whose history goes on, and whose becomes part of it. */
export type Pair = { readonly survivorId: string; readonly loserId: string }

type SessionKey = { readonly campaign_id: string; readonly id: string }

/**
 * Makes what two people labeled the work of one. Both people's rows must be locked: nobody begins a session meanwhile. All
 * sessions are locked by their ids, so no click gets in between; then slots, then items in deal order. What is open ends, and
 * cards of the last day are stale. Of two slots for one item one stands: the one whose answer counts; for gold, the one
 * that was answered first; else the survivor's. The other is deleted, its answer stays without a vote, its place is free.
 */
export async function joinLabeling(tx: Tx, jobs: Jobs, { survivorId, loserId }: Pair, now: Date): Promise<void> {
  const open = await runStatement<SessionKey & { is_open: boolean }>(tx, {
    ...lockSessions,
    values: [survivorId, loserId],
  })
  for (const { campaign_id: campaignId, id: sessionId, is_open } of open) {
    if (is_open) await endSession(tx, jobs, { campaignId, sessionId }, 'accounts-changed', now)
  }
  await runStatement(tx, { ...closeCards, values: [survivorId, loserId, now] })
  await runStatement(tx, { ...lockSlots, values: [survivorId, loserId] })
  // A statement of its own, so that it sees what others did to these slots until they were locked.
  const changed = await runStatement<SessionKey>(tx, { ...giveUpDoubled, values: [survivorId, loserId, now] })
  const last = await runStatement<SessionKey>(tx, { ...lastSessions, values: [survivorId, loserId] })
  for (const text of handOver) await runStatement(tx, { name: 'hand-over', text, values: [survivorId, loserId] })
  await runStatement(tx, { ...gatherKept, values: [survivorId] })
  const recounted = new Set([...changed, ...last].map(({ campaign_id, id }) => `${campaign_id} ${id} seen`))
  for (const job of recounted) await jobs.enqueue(tx, 'session-end', job)
}

const lockSessions = {
  name: 'join-lock-sessions',
  text: `SELECT campaign_id::text AS campaign_id, id::text AS id, ended_at IS NULL AS is_open FROM sessions
    WHERE person_id IN ($1::uuid, $2::uuid) ORDER BY sessions.campaign_id, sessions.id FOR UPDATE`,
}

/** An Undo on one of them could bring back an answer to an item that the other account has answered. */
const closeCards = {
  name: 'join-close-cards',
  text: `UPDATE sessions SET end_reason = 'accounts-changed', revision = revision + 1, asking = 'label'
    WHERE person_id IN ($1::uuid, $2::uuid) AND ended_at > $3::timestamptz - interval '24 hours'
      AND end_reason IN ('time', 'nothing-left', 'stopped', 'campaign-closed', 'expired')`,
}

const slotsOf = (person: string) => `
  SELECT o.campaign_id, o.item_id, o.round FROM sessions s
  JOIN slots o ON o.campaign_id = s.campaign_id AND o.session_id = s.id WHERE s.person_id = ${person}`
const sameItem = (one: string, other: string) =>
  `${one}.campaign_id = ${other}.campaign_id AND ${one}.item_id = ${other}.item_id AND ${one}.round = ${other}.round`

const lockSlots = {
  name: 'join-lock-slots',
  text: `WITH own AS MATERIALIZED (${slotsOf('$2::uuid')})
    SELECT 1 AS locked FROM own JOIN slots o ON ${sameItem('o', 'own')} AND o.person_id IN ($1::uuid, $2::uuid)
    ORDER BY o.campaign_id, o.item_id FOR UPDATE OF o`,
}

/**
 * Of a gold that both have answered the later answer is taken back, so that it counts once wherever gold is counted. An
 * item's vote is counted anew by the clock once its row is gone. Returns the sessions whose gold is to be recounted.
 */
const giveUpDoubled = {
  name: 'join-give-up-doubled',
  text: `WITH own AS MATERIALIZED (${slotsOf('$2::uuid')}),
    both_have AS MATERIALIZED (
      SELECT own.* FROM own JOIN slots k ON ${sameItem('k', 'own')} AND k.person_id = $1::uuid),
    ranked AS (
      SELECT o.*, row_number() OVER (
        PARTITION BY o.campaign_id, o.item_id, o.round
        ORDER BY coalesce(a.counted, false) DESC, a.given_at IS NULL, CASE WHEN o.purpose = 'gold' THEN a.given_at END,
          o.skip_reason IS NULL, o.person_id <> $1::uuid) AS nth
      FROM both_have b JOIN slots o ON ${sameItem('o', 'b')} AND o.person_id IN ($1::uuid, $2::uuid)
      LEFT JOIN answers a ON a.campaign_id = o.campaign_id AND a.session_id = o.session_id AND a.position = o.position
        AND a.superseded_at IS NULL),
    lost AS (
      DELETE FROM slots o USING ranked r WHERE r.nth > 1 AND ${sameItem('o', 'r')} AND o.person_id = r.person_id
      RETURNING o.campaign_id, o.item_id, o.session_id, o.position, o.held, o.purpose),
    uncounted AS (
      UPDATE answers a SET counted = false, superseded_at = CASE WHEN l.purpose = 'gold' THEN $3::timestamptz END
      FROM lost l
      WHERE a.campaign_id = l.campaign_id AND a.session_id = l.session_id AND a.position = l.position
        AND a.superseded_at IS NULL
      RETURNING a.campaign_id, a.item_id, a.session_id, l.purpose),
    votes_gone AS (
      DELETE FROM live_votes v USING uncounted u WHERE v.campaign_id = u.campaign_id AND v.item_id = u.item_id),
    swept_anew AS (UPDATE campaigns SET votes_swept_at = NULL WHERE id IN (SELECT campaign_id FROM uncounted)),
    places AS (SELECT campaign_id, item_id, count(*)::int AS n FROM lost WHERE held GROUP BY campaign_id, item_id),
    locked AS (
      SELECT i.campaign_id, i.id, p.n FROM items i JOIN places p ON p.campaign_id = i.campaign_id AND p.item_id = i.id
      ORDER BY i.gold, i.priority DESC, i.deal_order, i.seq FOR UPDATE OF i),
    freed AS (
      UPDATE items i SET claimed = claimed - l.n FROM locked l WHERE i.campaign_id = l.campaign_id AND i.id = l.id
      RETURNING ${reopenColumns}, i.gold),
    reopened AS (${reopen('freed WHERE NOT gold')})
    SELECT DISTINCT campaign_id::text AS campaign_id, session_id::text AS id FROM uncounted WHERE purpose = 'gold'`,
}

/** One session a campaign has the counts of all of them made anew. */
const lastSessions = {
  name: 'join-last-sessions',
  text: `SELECT DISTINCT ON (sessions.campaign_id) campaign_id::text AS campaign_id, id::text AS id FROM sessions
    WHERE person_id IN ($1::uuid, $2::uuid) ORDER BY sessions.campaign_id, started_at DESC`,
}

const ofLosersSessions = (table: string) => `UPDATE ${table} o SET person_id = $1::uuid FROM sessions s
  WHERE s.person_id = $2::uuid AND o.campaign_id = s.campaign_id AND o.session_id = s.id`

/** Everything up to the larger cursor is full, listed as reopened, or was seen by one of the two. */
const handOver = [
  ofLosersSessions('slots'),
  ofLosersSessions('answers'),
  ofLosersSessions('flags'),
  'UPDATE sessions SET person_id = $1::uuid WHERE person_id = $2::uuid',
  `INSERT INTO deal_cursors AS c (organization_id, campaign_id, person_id, priority, deal_order, seq)
   SELECT organization_id, campaign_id, $1::uuid, priority, deal_order, seq FROM deal_cursors WHERE person_id = $2::uuid
   ON CONFLICT (campaign_id, person_id, priority) DO UPDATE SET deal_order = excluded.deal_order, seq = excluded.seq
   WHERE (excluded.deal_order, excluded.seq) > (c.deal_order, c.seq)`,
]

/** What both have left on screen goes to one session, so that the next one begins with all of it. */
const gatherKept = {
  name: 'join-gather-kept',
  text: `WITH kept AS MATERIALIZED (
      SELECT o.campaign_id, o.item_id, o.round, o.session_id, o.position, s.started_at FROM sessions s
      JOIN slots o ON o.campaign_id = s.campaign_id AND o.session_id = s.id
      WHERE s.person_id = $1::uuid AND o.kept_until IS NOT NULL AND o.skip_reason IS NULL AND NOT EXISTS (
        SELECT FROM answers a WHERE a.campaign_id = o.campaign_id AND a.session_id = o.session_id
          AND a.position = o.position AND a.superseded_at IS NULL)),
    latest AS (
      SELECT DISTINCT ON (campaign_id) campaign_id, session_id FROM kept ORDER BY campaign_id, started_at DESC, session_id),
    moved AS (
      SELECT k.*, l.session_id AS into_session, row_number() OVER (
          PARTITION BY k.campaign_id ORDER BY k.started_at, k.session_id, k.position)
        + (SELECT greatest(max(o.position), max(a.position)) FROM slots o
           LEFT JOIN answers a ON a.campaign_id = o.campaign_id AND a.session_id = o.session_id
           WHERE o.campaign_id = l.campaign_id AND o.session_id = l.session_id) AS place
      FROM kept k JOIN latest l ON l.campaign_id = k.campaign_id AND l.session_id <> k.session_id)
    UPDATE slots o SET session_id = m.into_session, position = m.place, seen = true FROM moved m
    WHERE ${sameItem('o', 'm')} AND o.person_id = $1::uuid`,
}

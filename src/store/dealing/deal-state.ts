import type pg from 'pg'
import type { UnseenGold } from '../../sessions/mix-in-gold.ts'
import { keyOf } from '../db/kept-answer.ts'
import { groupOf } from './deal-order.ts'
import { reopenedInSight, reopenedLook } from './reopened-items.ts'

/** All that a deal must know, read in one round trip. */
export type DealState = {
  readonly organizationId: string
  readonly campaignId: string
  readonly sessionId: string
  readonly personId: string
  /** Who sat down when: what chance hangs on, since unlike ids it is the same where a story is told again. */
  readonly sitting: string
  readonly position: number
  readonly dealt: number
  readonly isOpen: boolean
  /** Whether the person is dealt nothing: held back, or about to be, until a lead lets them go on, or no annotator any more. */
  readonly isBarred: boolean
  /** Whether their answers to gold have slipped lately. */
  readonly isDrifting: boolean
  /** The letters of the texts of its items, whose order on screen is drawn; null where nothing is to be drawn. */
  readonly letters: string | null
  readonly guidelineVersion: number
  readonly goldShare: number
  /** Answers of all the person's sessions, this one included. */
  readonly answered: number
  readonly goldAnswered: number
  readonly goldRight: number
  /** The group of the last ordinary item dealt before, as Postgres writes it; 0 for none. */
  readonly lastGroup: string
  /** Golds that are due already: their places came inside that group, which nothing may part. */
  readonly goldOwed: number
  /** Golds this person has never been dealt, the least exposed first; some of them, of every class that is due. */
  readonly unseenGold: readonly UnseenGold[]
  /** Whether items that came free again wait for the person behind their cursors. */
  readonly hasReopened: boolean
  /** Whether items are being changed in a way that may bring more to the person: nothing is left only where this is false. */
  readonly isChanging: boolean
  /** Priorities with open items ahead of the person's cursors, the largest first. */
  readonly priorities: readonly number[]
}

/** Enough for every class of a deal to find a gold of its own. */
const goldCandidates = 40

type Row = {
  organization_id: string
  person_id: string
  person_name: string
  started_at: Date
  position: number
  dealt: number
  is_open: boolean
  is_barred: boolean
  is_drifting: boolean
  letters: string | null
  guideline_version: number
  gold_share: number
  answered: number
  gold_answered: number
  gold_right: number
  unseen_gold: { itemId: string; classKey: string }[]
  last_group: string
  gold_owed: number
  has_reopened: boolean
  is_changing: boolean
  priorities: number[]
}

/** Null where there is no such session. */
export async function readDealState(pool: pg.Pool, campaignId: string, sessionId: string): Promise<DealState | null> {
  const { rows } = await pool.query<Row>({
    ...dealState,
    values: [campaignId, sessionId, goldCandidates, reopenedLook],
  })
  const row = rows[0]
  if (row === undefined) return null
  return {
    organizationId: row.organization_id,
    campaignId,
    sessionId,
    personId: row.person_id,
    sitting: `${row.person_name} ${row.started_at.toISOString()}`,
    position: row.position,
    dealt: row.dealt,
    isOpen: row.is_open,
    isBarred: row.is_barred,
    isDrifting: row.is_drifting,
    letters: row.letters,
    guidelineVersion: row.guideline_version,
    goldShare: row.gold_share,
    answered: row.answered,
    goldAnswered: row.gold_answered,
    goldRight: row.gold_right,
    unseenGold: row.unseen_gold,
    lastGroup: row.last_group,
    goldOwed: row.gold_owed,
    hasReopened: row.has_reopened,
    isChanging: row.is_changing,
    priorities: row.priorities,
  }
}

/** `OFFSET 0` has it looked up item by item, so that the first few suffice, however many there are. */
const notSeen = `NOT EXISTS (SELECT FROM slots o
  WHERE o.campaign_id = i.campaign_id AND o.item_id = i.id AND o.person_id = s.person_id AND o.round = 1 OFFSET 0)`

/** Where nothing is dealt yet, a sitting goes on from the end of the person's last one. */
const dealtLast = `
  SELECT s.id WHERE s.dealt > 0
  UNION ALL
  (SELECT b.id FROM sessions b
   WHERE s.dealt = 0 AND b.person_id = s.person_id AND b.campaign_id = s.campaign_id AND b.dealt > 0
   ORDER BY b.started_at DESC LIMIT 1)`

/** The slot at the end of what session `d` was dealt; the item is looked up by itself, since a plan for joins could read all of a campaign. */
const lastSlot = (column: string, condition: string) => `(
  SELECT ${column} FROM slots o
  WHERE o.campaign_id = s.campaign_id AND o.session_id = d.id AND ${condition}
  ORDER BY o.position DESC LIMIT 1)`
const groupOfSlot = `(SELECT ${groupOf('i')} FROM items i WHERE i.campaign_id = o.campaign_id AND i.id = o.item_id)`

/** The standing counts sessions that have ended; the answers of this one are added to it. */
const dealState = {
  name: 'read-deal-state',
  text: `
    SELECT s.organization_id, s.person_id, who.name AS person_name, s.started_at, s.position, s.dealt, s.ended_at IS NULL AS is_open,
      CASE c.task_type WHEN 'pairwise' THEN 'ab' WHEN 'ranking' THEN 'abcde' END AS letters, c.guideline_version, c.gold_share, coalesce(t.drifting, false) AS is_drifting,
      t.paused_at IS NOT NULL OR t.hold_due_at IS NOT NULL OR NOT EXISTS (
        SELECT FROM members m WHERE m.campaign_id = s.campaign_id AND m.person_id = s.person_id
          AND m.role = 'annotator' AND m.removed_at IS NULL) AS is_barred,
      coalesce(t.answered, 0) + s.answered AS answered,
      coalesce(t.gold_answered, 0) AS gold_answered, coalesce(t.gold_right, 0) AS gold_right,
      coalesce((
        SELECT json_agg(json_build_object('itemId', f.id, 'classKey', ${keyOf('g')})) FROM (
          SELECT i.campaign_id, i.id FROM items i
          WHERE i.campaign_id = s.campaign_id AND i.gold AND i.state = 'open' AND i.claimed < i.wanted AND ${notSeen}
          ORDER BY i.claimed, i.deal_order, i.seq LIMIT $3) f
        JOIN gold_answers g ON g.campaign_id = f.campaign_id AND g.item_id = f.id), '[]') AS unseen_gold,
      coalesce(${lastSlot(groupOfSlot, "o.purpose = 'ordinary'")}, 0)::text AS last_group,
      coalesce(${lastSlot('o.gold_owed', 'true')}, 0) AS gold_owed,
      EXISTS (
        SELECT FROM ${reopenedInSight('s.person_id', 's.campaign_id', '$4')} i WHERE ${notSeen}) AS has_reopened,
      c.overlap_before IS NOT NULL OR EXISTS (
        SELECT FROM reopened_items r WHERE r.campaign_id = s.campaign_id OFFSET $4 LIMIT 1) AS is_changing,
      ARRAY(
        SELECT p.priority FROM generate_series(9, 0, -1) AS p(priority)
        LEFT JOIN deal_cursors d ON d.campaign_id = s.campaign_id AND d.person_id = s.person_id
          AND d.priority = p.priority
        CROSS JOIN LATERAL (
          SELECT FROM items i WHERE i.campaign_id = s.campaign_id AND i.priority = p.priority
            AND (i.deal_order, i.seq) > (coalesce(d.deal_order, 0), coalesce(d.seq, 0))
            AND i.claimed < i.wanted AND NOT i.gold AND i.state = 'open'
          ORDER BY i.deal_order, i.seq LIMIT 1) open_ahead
        ORDER BY p.priority DESC) AS priorities
    FROM sessions s
    JOIN campaigns c ON c.id = s.campaign_id
    JOIN people who ON who.id = s.person_id
    LEFT JOIN standings t ON t.campaign_id = s.campaign_id AND t.person_id = s.person_id
    LEFT JOIN LATERAL (${dealtLast}) d ON true
    WHERE s.campaign_id = $1 AND s.id = $2`,
}

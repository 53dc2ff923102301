import type pg from 'pg'
import type { CampaignState } from '../../domain/campaign.ts'
import type { ItemContent, ShownOrder } from '../../domain/item.ts'
import type { Sender } from '../../domain/person.ts'
import type { Asking, EndReason, LastDone, Session } from '../../domain/session.ts'
import { contentOf, type ItemContentRow } from '../items/item-content.ts'
import { isFlagged, type LastDoneRow, lastDoneJson, lastDoneOf, orderOf } from './last-done.ts'

/** No annotator of the campaign any more, or held back until a lead lets them go on. */
export type Barred = 'removed' | 'held-back'

/** A session with all that a click needs, read in one round trip. */
export type OpenSession = {
  readonly session: Session
  /** Whether the sender is the person whose session this is. */
  readonly isOwn: boolean
  /** IANA zone of the person. */
  readonly zone: string
  /** Why this person may do nothing more here; null where they may. */
  readonly barred: Barred | null
  /** Whether they are held back once what was dealt is done. */
  readonly isHoldDue: boolean
  readonly campaignState: CampaignState
  readonly campaignVersion: number
  /** Of the guideline that answers are given under now. */
  readonly guidelineVersion: number
  /** What was done at the last finished position, which Undo takes back; null where nothing was. */
  readonly lastDone: LastDone | null
  /** Of the present position: whether the person raised a flag at it, and, of a pair, which side was shown first. */
  readonly here: { readonly isFlagged: boolean; readonly shownOrder?: ShownOrder }
  /** How long ago the session moved when it was read; null where that is not known, as from an older version or from memory. */
  readonly movedMsAgo: number | null
  /** Marks of taps on it that came too soon. */
  readonly slips: readonly string[]
  /** The items at the positions behind the present one that nobody has had on screen, as far as they had been dealt. */
  readonly ahead: ReadonlyMap<number, ItemContent>
}

export type SessionRow = {
  campaign_id: string
  id: string
  person_id: string
  started_at: Date
  ends_at: Date
  ended_at: Date | null
  end_reason: EndReason | null
  position: number
  revision: number
  asking: Asking
  offered_at: Date
  dealt: number
  answered: number
  skipped: number
  pace_ms: number
}

export const sessionColumns = `s.campaign_id, s.id, s.person_id, s.started_at, s.ends_at, s.ended_at, s.end_reason,
  s.position, s.revision, s.asking, s.offered_at, s.dealt, s.answered, s.skipped, s.pace_ms`

export function sessionOf(row: SessionRow): Session {
  return {
    campaignId: row.campaign_id,
    id: row.id,
    personId: row.person_id,
    startedAt: row.started_at,
    endsAt: row.ends_at,
    ended: row.ended_at === null || row.end_reason === null ? null : { at: row.ended_at, reason: row.end_reason },
    position: row.position,
    revision: row.revision,
    asking: row.asking,
    offeredAt: row.offered_at,
    dealt: row.dealt,
    answered: row.answered,
    skipped: row.skipped,
    paceMs: row.pace_ms,
  }
}

type OpenSessionRow = SessionRow & {
  zone: string
  is_own: boolean
  barred: Barred | null
  is_hold_due: boolean
  campaign_state: CampaignState
  campaign_version: number
  guideline_version: number
  last_done: LastDoneRow | null
  here: { flagged: boolean; order: ShownOrder | null } | null
  moved_ms_ago: number | null
  slips: string[]
  ahead: (ItemContentRow & { position: number })[]
}

/** No more positions are looked ahead than two deals hold. */
const mostAhead = 24

/** The last finished position is the present one once the session ended behind an answer, else the one before. */
const openSessionStatement = {
  name: 'open-session',
  text: `
    SELECT ${sessionColumns}, p.zone, c.state AS campaign_state, c.version AS campaign_version,
      c.guideline_version, (extract(epoch FROM clock_timestamp() - s.moved_at) * 1000)::float8 AS moved_ms_ago, s.slips,
      EXISTS (SELECT FROM identities i
              WHERE i.workspace_id = $3 AND i.external_id = $4 AND i.person_id = s.person_id) AS is_own,
      CASE
        WHEN NOT EXISTS (SELECT FROM members m WHERE m.campaign_id = s.campaign_id AND m.person_id = s.person_id
                           AND m.role = 'annotator' AND m.removed_at IS NULL) THEN 'removed'
        WHEN EXISTS (SELECT FROM standings t WHERE t.campaign_id = s.campaign_id AND t.person_id = s.person_id
                       AND t.paused_at IS NOT NULL) THEN 'held-back'
      END AS barred,
      EXISTS (SELECT FROM standings t WHERE t.campaign_id = s.campaign_id AND t.person_id = s.person_id
                AND t.hold_due_at IS NOT NULL) AS is_hold_due,
      (SELECT ${lastDoneJson} FROM slots l
       WHERE l.campaign_id = s.campaign_id AND l.session_id = s.id
         AND l.position = s.position - CASE WHEN s.end_reason IN ('time', 'nothing-left', 'campaign-closed') THEN 0 ELSE 1 END
      ) AS last_done,
      (SELECT json_build_object('flagged', ${isFlagged}, 'order', l.shown_order) FROM slots l
       WHERE l.campaign_id = s.campaign_id AND l.session_id = s.id AND l.position = s.position) AS here,
      coalesce((
        SELECT json_agg(json_build_object('position', o.position, 'text', t.text, 'a', t.a, 'b', t.b, 'candidates', t.candidates,
          'draft', t.draft, 'image', t.image, 'context', t.context, 'shown_order', o.shown_order))
        FROM slots o JOIN item_contents t ON t.campaign_id = o.campaign_id AND t.item_id = o.item_id
        WHERE o.campaign_id = s.campaign_id AND o.session_id = s.id
          AND NOT o.seen AND o.position > s.position AND o.position <= s.position + $5::int), '[]') AS ahead
    FROM sessions s
    JOIN people p ON p.id = s.person_id
    JOIN campaigns c ON c.id = s.campaign_id
    WHERE s.campaign_id = $1 AND s.id = $2`,
}

/** Null where there is no such session. */
export async function loadOpenSession(
  pool: pg.Pool,
  campaignId: string,
  sessionId: string,
  who: Sender,
): Promise<OpenSession | null> {
  const { rows } = await pool.query<OpenSessionRow>({
    ...openSessionStatement,
    values: [campaignId, sessionId, who.workspaceId, who.externalId, mostAhead],
  })
  const row = rows[0]
  if (row === undefined) return null
  return {
    session: sessionOf(row),
    isOwn: row.is_own,
    barred: row.barred,
    isHoldDue: row.is_hold_due,
    zone: row.zone,
    campaignState: row.campaign_state,
    campaignVersion: row.campaign_version,
    guidelineVersion: row.guideline_version,
    lastDone: lastDoneOf(row.last_done),
    here: { isFlagged: row.here?.flagged === true, ...orderOf(row.here?.order ?? null) },
    movedMsAgo: row.moved_ms_ago,
    slips: row.slips,
    ahead: new Map(row.ahead.map((item) => [item.position, contentOf(item)])),
  }
}

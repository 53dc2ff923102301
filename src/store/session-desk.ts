import type pg from 'pg'
import type { CampaignState } from '../domain/campaign.ts'
import type { ItemContent } from '../domain/item.ts'
import type { Sender } from '../domain/person.ts'
import type { Asking, EndReason, Session } from '../domain/session.ts'
import { contentOf, type ItemContentRow } from './item-content.ts'

/** A session with all that a click needs, read in one round trip. */
export type Desk = {
  readonly session: Session
  /** Whether the sender is the person whose session this is. */
  readonly isOwn: boolean
  /** IANA zone of the person. */
  readonly zone: string
  readonly campaignState: CampaignState
  readonly campaignVersion: number
  /** Whether the last finished position was skipped. */
  readonly lastWasSkip: boolean
  /** The item at the position after the present one; null where none has been dealt. */
  readonly nextContent: ItemContent | null
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

type DeskRow = SessionRow &
  ItemContentRow & {
    zone: string
    is_own: boolean
    campaign_state: CampaignState
    campaign_version: number
    last_was_skip: boolean | null
    has_next: boolean
  }

/** The last finished position is the present one once the session ended behind an answer, else the one before. */
const openDesk = {
  name: 'open-desk',
  text: `
    SELECT ${sessionColumns}, p.zone, c.state AS campaign_state, c.version AS campaign_version,
      EXISTS (SELECT FROM identities i
              WHERE i.workspace_id = $3 AND i.external_id = $4 AND i.person_id = s.person_id) AS is_own,
      (SELECT l.skip_reason IS NOT NULL FROM slots l
       WHERE l.campaign_id = s.campaign_id AND l.session_id = s.id
         AND l.position = s.position - CASE WHEN s.end_reason IN ('time', 'nothing-left', 'campaign-closed') THEN 0 ELSE 1 END
      ) AS last_was_skip,
      n.item_id IS NOT NULL AS has_next, t.text, t.a, t.b, t.image, t.context
    FROM sessions s
    JOIN people p ON p.id = s.person_id
    JOIN campaigns c ON c.id = s.campaign_id
    LEFT JOIN LATERAL (
      SELECT item_id FROM slots
      WHERE campaign_id = s.campaign_id AND session_id = s.id AND position = s.position + 1 LIMIT 1) n ON true
    LEFT JOIN LATERAL (
      SELECT text, a, b, image, context FROM item_contents
      WHERE campaign_id = s.campaign_id AND item_id = n.item_id LIMIT 1) t ON true
    WHERE s.campaign_id = $1 AND s.id = $2`,
}

/** Null where there is no such session. */
export async function loadDesk(
  pool: pg.Pool,
  campaignId: string,
  sessionId: string,
  who: Sender,
): Promise<Desk | null> {
  const { rows } = await pool.query<DeskRow>({
    ...openDesk,
    values: [campaignId, sessionId, who.workspaceId, who.externalId],
  })
  const row = rows[0]
  if (row === undefined) return null
  return {
    session: sessionOf(row),
    isOwn: row.is_own,
    zone: row.zone,
    campaignState: row.campaign_state,
    campaignVersion: row.campaign_version,
    lastWasSkip: row.last_was_skip === true,
    nextContent: row.has_next ? contentOf(row) : null,
  }
}

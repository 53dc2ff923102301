import type { CampaignState } from '../../domain/campaign.ts'
import type { Role } from '../../domain/person.ts'
import { isStillFor } from '../../domain/policies.ts'
import type { Tx } from '../db/database.ts'
import type { Delivery } from './deliveries.ts'
import { forgetInvitation } from './note-invited.ts'
import { stillTheirs } from './still-theirs.ts'
import { onlyKind, readStoredScreen, type ScreenRow, type StoredScreen } from './stored-screen.ts'

/** A delivery that can be sent, and when: `placeInMs` until a place that is kept for it among the limits; null: none is. */
export type Waiting = { readonly kind: 'waiting'; readonly delivery: Delivery; readonly placeInMs: number | null }

/** What it says was written by code that this one does not know; it was given up just now. */
type Unreadable = { readonly kind: 'unreadable'; readonly error: string }

type Row = ScreenRow & {
  id: string
  organization_id: string
  campaign_id: string | null
  person_id: string
  workspace_id: string
  channel: string | null
  message: string | null
  state: string
  created_at: Date
  good_until: Date | null
  place_in_ms: number | null
  roles: Role[]
  leads_any: boolean
  campaign_state: CampaignState | null
  digest_channel: string | null
  /** Whether a session has begun in the invitation that is to be folded up. */
  is_begun: boolean
}

/**
 * A delivery as it waits; null where there is nothing to do: sent already, given up, too late, about what its reader may not
 * read any more, or, for a new message, begun by a process that did not live to say how it went (that one is marked
 * `unsure`, and never sent blindly again).
 */
export async function findWaiting(tx: Tx, id: string, now: Date): Promise<Waiting | Unreadable | null> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT d.id, d.organization_id, d.campaign_id, d.person_id, d.workspace_id, d.screen, d.screen_version, d.channel, d.message, d.state,
      d.created_at, d.good_until, extract(epoch FROM d.place_at - now())::float8 * 1000 AS place_in_ms,
      ARRAY(SELECT m.role FROM members m WHERE m.campaign_id = d.campaign_id AND m.person_id = coalesce(p.merged_into, p.id)
              AND m.removed_at IS NULL) AS roles,
      d.campaign_id IS NULL AND EXISTS (
        SELECT FROM members m WHERE m.person_id = coalesce(p.merged_into, p.id) AND m.role = 'lead' AND m.removed_at IS NULL) AS leads_any,
      c.state AS campaign_state, c.digest_channel,
      d.screen->>'kind' = 'asked-anew' AND EXISTS (
        SELECT FROM sessions s WHERE s.person_id = d.person_id AND s.channel = d.channel AND s.message = d.message) AS is_begun
    FROM deliveries d LEFT JOIN campaigns c ON c.id = d.campaign_id LEFT JOIN people p ON p.id = d.person_id
    WHERE d.id = ${id}::uuid`
  if (row === undefined) return null
  if (row.state === 'sending' && row.message === null) {
    await changeState(tx, id, 'sending', { state: 'unsure', error: 'interrupted' })
    return null
  }
  if (row.state !== 'waiting' && row.state !== 'sending') return null
  const stored = readStoredScreen(row)
  if (stored === null) {
    const error = `unknown here: ${row.screen.kind}, version ${row.screen_version}`
    await drop(tx, row, { error })
    return { kind: 'unreadable', error }
  }
  const screen = row.is_begun ? null : await asFarAsTheirs(tx, row, stored)
  if (screen === null) {
    await drop(tx, row, { error: notTheirs, screen: onlyKind(stored) })
    return null
  }
  if (row.good_until !== null && row.good_until <= now) {
    await drop(tx, row, { error: 'too late' })
    return null
  }
  return { kind: 'waiting', delivery: deliveryOf(row, screen), placeInMs: row.place_in_ms }
}

async function drop(tx: Tx, row: Row, why: { error: string; screen?: { readonly kind: string } }): Promise<void> {
  await changeState(tx, row.id, row.state, { state: 'failed', ...why })
  const { campaign_id, person_id, created_at, screen } = row
  await forgetInvitation(tx, { campaignId: campaign_id, personId: person_id, createdAt: created_at, screen })
}

/** Why a message was dropped: whom it was for may not read it any more. */
export const notTheirs = 'not theirs any more'

/** What of it its reader may still read; null: nothing. */
async function asFarAsTheirs(tx: Tx, row: Row, screen: StoredScreen): Promise<StoredScreen | null> {
  if (screen.kind !== 'digests' || row.message !== null) return isTheirs(row, screen) ? screen : null
  return await stillTheirs(tx, screen, { personId: row.person_id, postIn: row.channel })
}

/** Whether its reader may still read it. What replaces a message says no more than that its time is over. */
function isTheirs(
  { message, channel, campaign_id, roles, leads_any, campaign_state, digest_channel }: Row,
  screen: StoredScreen,
): boolean {
  if (message !== null) return true
  if (channel !== null) return channel === digest_channel
  if (campaign_id === null || campaign_state === null) return screen.kind !== 'unreachable' || leads_any
  return isStillFor(screen, roles, campaign_state)
}

function deliveryOf(row: Row, screen: StoredScreen): Delivery {
  const { id, channel, message } = row
  const workspaceId = row.workspace_id
  return {
    id,
    organizationId: row.organization_id,
    campaignId: row.campaign_id,
    personId: row.person_id,
    workspaceId,
    address: channel === null || message === null ? null : { workspaceId, channel, message },
    postIn: message === null ? channel : null,
    screen,
    createdAt: row.created_at,
    goodUntil: row.good_until,
  }
}

async function changeState(
  tx: Tx,
  id: string,
  from: string,
  to: { state: string; error: string; screen?: { readonly kind: string } },
): Promise<void> {
  await tx.delivery.updateMany({ where: { id, state: from }, data: to })
}

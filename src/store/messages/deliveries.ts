import type { CampaignState } from '../../domain/campaign.ts'
import type { MessageAddress, Sent } from '../../domain/message.ts'
import type { Role } from '../../domain/person.ts'
import { isStillFor } from '../../domain/policies.ts'
import { forgetKnown, noteKnown } from '../asking/askings.ts'
import type { Tx } from '../db/database.ts'
import type { Jobs } from '../db/jobs.ts'
import type { Prisma } from '../generated/client.ts'
import { readStoredScreen, type ScreenRow, type StoredScreen, screenVersion } from './stored-screen.ts'

/** A message to send that is no reply to a click. `address` set: it replaces the message there. */
export type Delivery = {
  readonly id: string
  readonly organizationId: string
  readonly campaignId: string | null
  readonly personId: string
  readonly workspaceId: string
  readonly address: MessageAddress | null
  /** The platform's id of a channel to post in, instead of writing to the person; null for none. */
  readonly postIn: string | null
  readonly screen: StoredScreen
  readonly createdAt: Date
  /** Until when it makes sense to send it; null: whenever. */
  readonly goodUntil: Date | null
}

type NewMessage = Omit<Delivery, 'address' | 'postIn' | 'goodUntil'> & {
  readonly goodUntil?: Date
  /** Until when it waits for a good time of its reader; null, or left out: it goes out at once. */
  readonly heldUntil?: Date | null
}
type NewUpdate = Omit<Delivery, 'workspaceId' | 'postIn' | 'goodUntil'> & { readonly address: MessageAddress }

/**
 * Writes down a new direct message and the job that will send it, with the change it follows from. Whoever gets an
 * invitation has been told of its campaign.
 */
export async function enqueueMessage(tx: Tx, jobs: Jobs, message: NewMessage): Promise<void> {
  const { heldUntil = null, ...rest } = message
  await insert(tx, { goodUntil: null, ...rest, address: null, postIn: null }, heldUntil)
  await noteInvited(tx, message)
  if (heldUntil === null) await jobs.enqueue(tx, 'deliver', message.id)
}

function isInvitation({ kind }: { readonly kind: string }): boolean {
  return kind === 'invitation' || kind === 'daily'
}

/** The same for a message in a channel; `personId` is who answers for it. */
export async function enqueueChannelMessage(
  tx: Tx,
  jobs: Jobs,
  message: Omit<NewMessage, 'heldUntil'> & { readonly postIn: string },
): Promise<void> {
  await insert(tx, { goodUntil: null, ...message, address: null })
  await jobs.enqueue(tx, 'deliver', message.id)
}

/** Writes down that a message is to be replaced, and the job that will do it. */
export async function enqueueUpdate(tx: Tx, jobs: Jobs, update: NewUpdate): Promise<void> {
  await insert(tx, { ...update, goodUntil: null, postIn: null, workspaceId: update.address.workspaceId })
  await jobs.enqueue(tx, 'deliver', update.id)
}

async function insert(tx: Tx, delivery: Delivery, heldUntil: Date | null = null): Promise<void> {
  const { address, postIn, screen, ...rest } = delivery
  await tx.delivery.create({
    data: {
      ...rest,
      screen: screen as Prisma.InputJsonValue,
      screenVersion,
      channel: address?.channel ?? postIn,
      message: address?.message ?? null,
      state: heldUntil === null ? 'waiting' : 'held',
      heldUntil,
    },
  })
}

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
  const screen = readStoredScreen(row)
  if (screen === null) {
    const error = `unknown here: ${row.screen.kind}, version ${row.screen_version}`
    await drop(tx, row, { error })
    return { kind: 'unreadable', error }
  }
  if (row.is_begun || !isTheirs(row, screen)) {
    await drop(tx, row, { error: notTheirs, screen: onlyKind(screen) })
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

/** What is left of a screen whose words are needed no more. */
export function onlyKind({ kind }: { readonly kind: string }): { readonly kind: string } {
  return { kind }
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

/** Keeps a place among the platform's limits for a delivery, so many milliseconds from now. */
export async function keepPlace(tx: Tx, id: string, inMs: number): Promise<void> {
  await tx.$executeRaw`UPDATE deliveries SET place_at = now() + ${inMs}::float8 * interval '1 ms' WHERE id = ${id}::uuid`
}

/** Marks that sending begins. Returns whether this process is the one to do it; replacing a message may be begun again. */
export async function beginSending(tx: Tx, { id, address }: Delivery): Promise<boolean> {
  const { count } = await tx.delivery.updateMany({ where: { id, state: 'waiting' }, data: { state: 'sending' } })
  return count === 1 || address !== null
}

/** One account took nothing: it goes to the next, in its turn there. Returns that it is to be tried again. */
export async function waitOnceMore(tx: Tx, { id }: Delivery): Promise<true> {
  await tx.delivery.update({ where: { id }, data: { state: 'waiting', placeAt: null } })
  return true
}

/** Writes down how sending went. Returns whether it is to be tried again. */
export async function settleDelivery(tx: Tx, delivery: Delivery, sent: Sent, now: Date): Promise<boolean> {
  const { id } = delivery
  switch (sent.kind) {
    case 'sent': {
      const { workspaceId, channel, message } = sent.address
      await tx.delivery.update({
        where: { id },
        data: {
          state: 'sent',
          sentAt: now,
          workspaceId,
          channel,
          message,
          error: null,
          screen: onlyKind(delivery.screen),
        },
      })
      await noteInvited(tx, delivery)
      return false
    }
    case 'limited':
      await tx.delivery.update({ where: { id }, data: { state: 'waiting', placeAt: null } })
      return true
    case 'cut-off': {
      const error = `cut off: ${sent.reason}`
      await tx.delivery.update({ where: { id }, data: { state: 'waiting', error, placeAt: null } })
      return true
    }
    case 'unsure': {
      const mayRepeat = delivery.address !== null
      const state = mayRepeat ? 'waiting' : 'unsure'
      await tx.delivery.update({ where: { id }, data: { state, error: sent.reason, placeAt: null } })
      return mayRepeat
    }
    case 'refused':
      await tx.delivery.update({ where: { id }, data: { state: 'failed', error: sent.reason } })
      await forgetInvitation(tx, delivery)
      return false
  }
}

type Told = Pick<Delivery, 'campaignId' | 'personId' | 'createdAt'> & { readonly screen: { readonly kind: string } }

/** Whoever gets an invitation has been told of its campaign. */
async function noteInvited(tx: Tx, { screen, campaignId, personId, createdAt }: Told): Promise<void> {
  if (isInvitation(screen) && campaignId !== null) await noteKnown(tx, { campaignId, personId }, createdAt)
}

/** An invitation certainly did not arrive: where it was the first word of its campaign, that is still to come. */
async function forgetInvitation(tx: Tx, { screen, campaignId, personId, createdAt }: Told): Promise<void> {
  if (isInvitation(screen) && campaignId !== null) await forgetKnown(tx, { campaignId, personId }, createdAt)
}

async function changeState(
  tx: Tx,
  id: string,
  from: string,
  to: { state: string; error: string; screen?: { readonly kind: string } },
): Promise<void> {
  await tx.delivery.updateMany({ where: { id, state: from }, data: to })
}

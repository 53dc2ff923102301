import type { MessageAddress } from '../../domain/message.ts'
import type { Tx } from '../db/database.ts'
import type { Jobs } from '../db/jobs.ts'
import type { Prisma } from '../generated/client.ts'
import { noteInvited } from './note-invited.ts'
import { type StoredScreen, screenVersion } from './stored-screen.ts'

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

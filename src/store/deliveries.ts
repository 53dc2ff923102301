import type { MessageAddress, Sent } from '../domain/message.ts'
import type { Screen } from '../domain/screen.ts'
import type { Tx } from './database.ts'
import type { Prisma } from './generated/client.ts'
import type { Jobs } from './jobs.ts'

/** A message to send that is no reply to a click. `address` set: it replaces the message there. */
export type Delivery = {
  readonly id: string
  readonly organizationId: string
  readonly campaignId: string | null
  readonly personId: string
  readonly workspaceId: string
  readonly address: MessageAddress | null
  readonly screen: Screen
  readonly createdAt: Date
}

type NewMessage = Omit<Delivery, 'address'>
type NewUpdate = Omit<Delivery, 'workspaceId'> & { readonly address: MessageAddress }

/** Writes down a new direct message and the job that will send it, with the change it follows from. */
export async function enqueueMessage(tx: Tx, jobs: Jobs, message: NewMessage): Promise<void> {
  await insert(tx, { ...message, address: null })
  await jobs.enqueue(tx, 'deliver', message.id)
}

/** Writes down that a message is to be replaced, and the job that will do it. */
export async function enqueueUpdate(tx: Tx, jobs: Jobs, update: NewUpdate): Promise<void> {
  await insert(tx, { ...update, workspaceId: update.address.workspaceId })
  await jobs.enqueue(tx, 'deliver', update.id)
}

async function insert(tx: Tx, { address, screen, ...delivery }: Delivery): Promise<void> {
  await tx.delivery.create({
    data: {
      ...delivery,
      screen: screen as Prisma.InputJsonValue,
      channel: address?.channel ?? null,
      message: address?.message ?? null,
      state: 'waiting',
    },
  })
}

/**
 * Takes a delivery in hand. Null where there is nothing to do: sent already, given up, or, for a new message, begun by a
 * process that did not live to say how it went (that one is marked `unsure`, and never sent blindly again).
 */
export async function takeDelivery(tx: Tx, id: string): Promise<Delivery | null> {
  const { count } = await tx.delivery.updateMany({ where: { id, state: 'waiting' }, data: { state: 'sending' } })
  const row = await tx.delivery.findUnique({ where: { id } })
  if (row === null) return null
  const isUpdate = row.message !== null
  if (count === 0 && row.state === 'sending' && !isUpdate) {
    await tx.delivery.update({ where: { id }, data: { state: 'unsure', error: 'interrupted while sending' } })
    return null
  }
  if (count === 0 && row.state !== 'sending') return null
  const { channel, message, workspaceId } = row
  return {
    id: row.id,
    organizationId: row.organizationId,
    campaignId: row.campaignId,
    personId: row.personId,
    workspaceId,
    address: channel === null || message === null ? null : { workspaceId, channel, message },
    screen: row.screen as Screen,
    createdAt: row.createdAt,
  }
}

/** Writes down how sending went. Returns whether it is to be tried again. */
export async function settleDelivery(tx: Tx, delivery: Delivery, sent: Sent, now: Date): Promise<boolean> {
  const { id } = delivery
  switch (sent.kind) {
    case 'sent':
      await tx.delivery.update({
        where: { id },
        data: { state: 'sent', sentAt: now, channel: sent.address.channel, message: sent.address.message, error: null },
      })
      return false
    case 'limited':
      await tx.delivery.update({ where: { id }, data: { state: 'waiting' } })
      return true
    case 'unsure': {
      const mayRepeat = delivery.address !== null
      await tx.delivery.update({
        where: { id },
        data: { state: mayRepeat ? 'waiting' : 'unsure', error: sent.reason },
      })
      return mayRepeat
    }
    case 'refused':
      await tx.delivery.update({ where: { id }, data: { state: 'failed', error: sent.reason } })
      return false
  }
}

import type { Sent } from '../../domain/message.ts'
import type { Tx } from '../db/database.ts'
import type { Delivery } from './deliveries.ts'
import { forgetInvitation, noteInvited } from './note-invited.ts'
import { onlyKind } from './stored-screen.ts'

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

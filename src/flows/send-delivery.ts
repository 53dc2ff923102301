import { inTransaction } from '../store/database.ts'
import { settleDelivery, takeDelivery } from '../store/deliveries.ts'
import { findReach, markReached, markUnreachable } from '../store/people.ts'
import type { World } from './world.ts'

/** Thrown so that the job queue tries again later; nothing is wrong. */
export class TryLater extends Error {}

/** The longest that one job sits out a platform's own waiting time before it goes back to the queue. */
const longestWaitMs = 30_000

/**
 * Sends one delivery, or replaces the message it names. A 429 is waited out as told. A new message whose fate is unknown
 * is written down as `unsure` and not sent again. Where the platform refuses for good, the person is marked unreachable.
 */
export async function sendDelivery(world: World, id: string): Promise<void> {
  const { prisma } = world.database
  const delivery = await inTransaction(world.database, (tx) => takeDelivery(tx, id))
  if (delivery === null) return
  const sent =
    delivery.address !== null
      ? await world.messenger.update(delivery.address, delivery.screen)
      : await sendTo(world, delivery)
  const again = await inTransaction(world.database, (tx) => settleDelivery(tx, delivery, sent, world.now()))
  if (sent.kind === 'sent') await markReached(prisma, delivery.personId)
  if (sent.kind === 'refused' && sent.permanent && delivery.address === null) {
    await markUnreachable(prisma, delivery.personId, world.now())
  }
  if (!again) return
  if (sent.kind !== 'limited' || sent.retryAfterMs > longestWaitMs) throw new TryLater(`delivery ${id}: ${sent.kind}`)
  await new Promise((resolve) => setTimeout(resolve, sent.retryAfterMs))
  await sendDelivery(world, id)
}

async function sendTo(
  world: World,
  delivery: { personId: string; workspaceId: string; screen: Parameters<World['messenger']['send']>[1] },
) {
  const reach = await findReach(world.database.prisma, delivery.personId, delivery.workspaceId)
  if (reach === null) return { kind: 'refused', reason: 'no account in this workspace', permanent: true } as const
  return await world.messenger.send(reach, delivery.screen)
}

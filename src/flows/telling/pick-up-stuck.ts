import { minutesLater } from '../../domain/time/time.ts'
import { giveUpStuck, loadStuck, noteStuck } from '../../store/messages/stuck-deliveries.ts'
import { markActiveReached } from '../../store/people/reach.ts'
import { giveUpExports } from '../export/send-export.ts'
import { eachDue } from '../timing/each-due.ts'
import type { World } from '../world.ts'

/** Longer than the queue tries a job by itself. */
const stuckMinutes = 60
const giveUpMinutes = 24 * 60
/** Somebody has to notice, and to install the app anew. */
const cutOffGiveUpMinutes = 7 * 24 * 60
const most = 1_000

/**
 * By the clock: messages whose jobs are over though they were not sent get another one each hour. After a day they are
 * given up, and the leads see them as not delivered. Whoever was out of reach and has answered since is within reach.
 * Exports likewise.
 */
export async function pickUpStuck(world: World): Promise<void> {
  const { prisma } = world.database
  const now = world.now()
  await markActiveReached(prisma)
  await giveUpStuck(prisma, minutesLater(now, -giveUpMinutes), minutesLater(now, -cutOffGiveUpMinutes))
  await giveUpExports(world)
  await noteStuck(prisma, now)
  const hour = now.toISOString().slice(0, 'YYYY-MM-DDTHH'.length)
  // A message with a job left takes no harm from another one.
  await eachDue(
    world,
    'pick-up-stuck',
    await loadStuck(prisma, minutesLater(now, -stuckMinutes), most),
    (deliveryId) => ({ deliveryId }),
    (deliveryId) => world.jobs.enqueueOnce('deliver', `${deliveryId} ${hour}`),
  )
}

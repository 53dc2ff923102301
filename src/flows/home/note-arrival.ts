import { settleDoubt } from '../../store/messages/doubtful-deliveries.ts'
import { findMet } from '../../store/people/people.ts'
import { markReached } from '../../store/people/reach.ts'
import type { Request } from '../request.ts'
import type { World } from '../world.ts'

/**
 * Somebody did something, so they can be reached again if they could not. A click on a message, moreover, proves that it
 * arrived: where that was in doubt, it is settled.
 */
export async function noteArrival(world: World, { who, intent, message }: Request): Promise<void> {
  const { prisma } = world.database
  await markReached(prisma, who)
  if (message === null) return
  const met = await findMet(prisma, who)
  const campaignId = 'campaignId' in intent ? intent.campaignId : null
  if (met !== null && campaignId !== null) await settleDoubt(prisma, met.person.id, campaignId, world.now())
}

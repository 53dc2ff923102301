import { sessionsThatMet } from '../../store/gold/change-gold.ts'
import { recountSession } from '../../store/sessions/recount-session.ts'
import type { World } from '../world.ts'

/** Counts the scores of all who met a known answer anew. */
export async function recountWhoMet(world: World, campaignId: string, itemId: string): Promise<void> {
  for (const sessionId of await sessionsThatMet(world.database.prisma, campaignId, itemId)) {
    await recountSession(world.database.pool, campaignId, sessionId)
  }
}

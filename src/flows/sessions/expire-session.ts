import type { Session } from '../../domain/session.ts'
import { inTransaction } from '../../store/db/database.ts'
import { endSession } from '../../store/sessions/end-session.ts'
import type { World } from '../world.ts'

/** Ends a session whose time is up, if it is still open. */
export async function expireSession(world: World, { campaignId, id: sessionId }: Session): Promise<void> {
  await inTransaction(world.database, async (tx) => {
    await endSession(tx, world.jobs, { campaignId, sessionId }, 'expired', world.now())
  })
}

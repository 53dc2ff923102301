import { inTransaction } from '../../store/db/database.ts'
import { enqueueMessage } from '../../store/messages/deliveries.ts'
import { loadLeadsOf } from '../../store/people/leads-of-person.ts'
import { markUnreachable } from '../../store/people/reach.ts'
import type { World } from '../world.ts'

/**
 * A platform said for good that a person cannot be written to. They are asked nothing more until they come by
 * themselves, and the leads of their running campaigns are told, once.
 */
export async function giveUpOn(world: World, personId: string): Promise<void> {
  const now = world.now()
  await inTransaction(world.database, async (tx) => {
    if (!(await markUnreachable(tx, personId, now))) return
    for (const { leadId, organizationId, workspaceId, personName, campaignNames } of await loadLeadsOf(tx, personId)) {
      await enqueueMessage(tx, world.jobs, {
        id: world.newId(),
        organizationId,
        campaignId: null,
        personId: leadId,
        workspaceId,
        screen: { kind: 'unreachable', personName, campaignNames },
        createdAt: now,
      })
    }
  })
}

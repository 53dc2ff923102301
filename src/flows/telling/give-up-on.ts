import type { Sender } from '../../domain/person.ts'
import type { Tx } from '../../store/db/database.ts'
import { enqueueMessage } from '../../store/messages/deliveries.ts'
import { loadLeadsOf } from '../../store/people/leads-of-person.ts'
import { markUnreachable } from '../../store/people/reach.ts'
import type { World } from '../world.ts'

/**
 * A platform said for good that an account cannot be written to. Its person is written to at another one; where there is none
 * left they are asked nothing more until they come by themselves, and the leads of their running campaigns are told, once.
 *
 * @returns whether there is another
 */
export async function giveUpOn(world: World, tx: Tx, who: Sender): Promise<boolean> {
  const now = world.now()
  const loss = await markUnreachable(tx, who, now)
  if (loss === null || !loss.isOutOfReach) return loss !== null
  const told = loss.isNew ? await loadLeadsOf(tx, loss.personId) : []
  for (const { leadId, organizationId, workspaceId, personName, campaignNames } of told) {
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
  return false
}

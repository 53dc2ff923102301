import type { Campaign } from '../../domain/campaign.ts'
import type { Tx } from '../../store/db/database.ts'
import { enqueueMessage } from '../../store/messages/deliveries.ts'
import type { StoredScreen } from '../../store/messages/stored-screen.ts'
import type { Addressee } from '../../store/people/reach.ts'
import type { World } from '../world.ts'

/** Writes to somebody about a campaign, whatever their hour: what those who lead must know. */
export async function tellNow(
  world: World,
  tx: Tx,
  campaign: Campaign,
  to: Addressee,
  screen: StoredScreen,
): Promise<void> {
  await enqueueMessage(tx, world.jobs, {
    id: world.newId(),
    organizationId: campaign.organizationId,
    campaignId: campaign.id,
    personId: to.personId,
    workspaceId: to.workspaceId,
    screen,
    createdAt: world.now(),
  })
}

import type { Campaign } from '../../domain/campaign.ts'
import type { Tx } from '../../store/db/database.ts'
import { enqueueMessage } from '../../store/messages/deliveries.ts'
import type { StoredScreen } from '../../store/messages/stored-screen.ts'
import type { World } from '../world.ts'
import { waitForGoodHour } from './good-hour.ts'

/**
 * Writes to somebody about a campaign at their next good time: now, if it is one. This is no invitation of the day.
 * @returns until when it is held; null where it goes out now
 */
export async function tellInTime(
  world: World,
  tx: Tx,
  { id: campaignId, organizationId }: Pick<Campaign, 'id' | 'organizationId'>,
  { personId, workspaceId }: { readonly personId: string; readonly workspaceId: string },
  screen: StoredScreen,
): Promise<Date | null> {
  const now = world.now()
  const message = { id: world.newId(), organizationId, campaignId, personId, workspaceId, screen, createdAt: now }
  const heldUntil = await waitForGoodHour(tx, message, now)
  await enqueueMessage(tx, world.jobs, { ...message, heldUntil })
  return heldUntil
}

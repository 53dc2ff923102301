import type { Campaign } from '../../domain/campaign.ts'
import type { Tx } from '../../store/db/database.ts'
import { enqueueMessage } from '../../store/messages/deliveries.ts'
import { holdUntil } from '../../store/messages/held-messages.ts'
import type { StoredScreen } from '../../store/messages/stored-screen.ts'
import type { World } from '../world.ts'
import { keepDay } from './send-held.ts'

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
  const heldUntil = await holdUntil(tx, personId, now)
  const message = { id: world.newId(), organizationId, campaignId, personId, workspaceId, screen, createdAt: now }
  await enqueueMessage(tx, world.jobs, { ...message, heldUntil })
  if (heldUntil !== null) await keepDay(tx, message, heldUntil)
  return heldUntil
}

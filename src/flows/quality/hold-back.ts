import type { Campaign } from '../../domain/campaign.ts'
import { recordChange } from '../../store/db/changes.ts'
import type { Tx } from '../../store/db/database.ts'
import { setHeldBack } from '../../store/gold/standing-watch.ts'
import { endSession } from '../../store/sessions/end-session.ts'
import type { World } from '../world.ts'

/**
 * Holds somebody back in a campaign, which ends their session there. Who hears of it, and when, is the caller's business.
 *
 * @param byPersonId a lead, or `productId` where their answers to gold ask for it
 * @returns false where they were held back before
 */
export async function holdBack(
  world: World,
  tx: Tx,
  { organizationId, id: campaignId }: Campaign,
  personId: string,
  byPersonId: string,
): Promise<boolean> {
  const now = world.now()
  if (!(await setHeldBack(tx, { organizationId, campaignId, personId }, now))) return false
  await endSession(tx, world.jobs, { campaignId, personId }, 'held-back', now)
  const change = { organizationId, campaignId, personId: byPersonId, what: 'annotator held back', at: now } as const
  await recordChange(tx, { ...change, id: world.newId(), before: null, after: { person: personId } })
  return true
}

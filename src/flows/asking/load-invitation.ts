import type { InvitationScreen } from '../../domain/screen.ts'
import type { Tx } from '../../store/database.ts'
import { countItems } from '../../store/items.ts'
import { loadCampaign } from '../../store/load-campaign.ts'
import { loadCreator } from '../../store/people.ts'
import { invitation } from '../new-campaign/launch-campaign.ts'

/** What somebody is told who has not heard of a campaign; null where it, or whoever started it, is gone. */
export async function loadInvitation(tx: Tx, campaignId: string): Promise<InvitationScreen | null> {
  const campaign = await loadCampaign(tx, campaignId)
  const lead = await loadCreator(tx, campaignId)
  if (campaign === null || lead === null) return null
  return invitation(campaign, lead, await countItems(tx, campaignId))
}

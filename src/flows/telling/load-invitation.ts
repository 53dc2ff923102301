import type { Campaign } from '../../domain/campaign.ts'
import type { Person } from '../../domain/person.ts'
import type { InvitationScreen } from '../../domain/screens/screen.ts'
import { loadCampaign } from '../../store/campaigns/load-campaign.ts'
import type { Tx } from '../../store/db/database.ts'
import { countItems } from '../../store/items/items.ts'
import { loadCreator } from '../../store/people/people.ts'

/** What somebody is told who has not heard of a campaign; null where it, or whoever started it, is gone. */
export async function loadInvitation(tx: Tx, campaignId: string): Promise<InvitationScreen | null> {
  const campaign = await loadCampaign(tx, campaignId)
  const lead = await loadCreator(tx, campaignId)
  if (campaign === null || lead === null) return null
  return invitation(campaign, lead, await countItems(tx, campaignId))
}

/** What a new annotator is told first. */
export function invitation(
  campaign: Campaign,
  lead: Pick<Person, 'name'>,
  items: { ordinary: number; gold: number },
): InvitationScreen {
  const { id: campaignId, name, purpose, taskType, overlap, sessionMinutes, goldShare } = campaign
  return {
    kind: 'invitation',
    campaign: {
      campaignId,
      name,
      purpose,
      taskType,
      items: items.ordinary,
      overlap,
      sessionMinutes,
      hasGold: items.gold > 0 && goldShare > 0,
    },
    leadName: lead.name,
  }
}

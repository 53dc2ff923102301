import { loadCampaign } from '../../store/campaigns/load-campaign.ts'
import { inTransaction } from '../../store/db/database.ts'
import type { Delivery } from '../../store/messages/deliveries.ts'
import { loadLeads } from '../../store/people/reach.ts'
import type { World } from '../world.ts'
import { tellNow } from './tell-now.ts'

/** The channel of a campaign's digest did not take it: each lead is told what to do about that. */
export async function tellChannelRefused(world: World, { id, campaignId }: Delivery, channel: string): Promise<void> {
  await inTransaction(world.database, async (tx) => {
    const campaign = campaignId === null ? null : await loadCampaign(tx, campaignId)
    if (campaign === null) return
    const about = { campaignId: campaign.id, campaignName: campaign.name, channel, deliveryId: id }
    const screen = { kind: 'channel-refused', ...about } as const
    for (const lead of await loadLeads(tx, campaign.id)) await tellNow(world, tx, campaign, lead, screen)
  })
}

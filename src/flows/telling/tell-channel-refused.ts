import { loadCampaign } from '../../store/campaigns/load-campaign.ts'
import { inTransaction } from '../../store/db/database.ts'
import type { Delivery } from '../../store/messages/deliveries.ts'
import { loadLeads } from '../../store/people/reach.ts'
import type { World } from '../world.ts'
import { tellNow } from './tell-now.ts'

/** The channel of a campaign's digest, or of several ones', did not take it: each lead is told what to do about that. */
export async function tellChannelRefused(world: World, delivery: Delivery, channel: string): Promise<void> {
  await inTransaction(world.database, async (tx) => {
    for (const id of campaignsOf(delivery)) {
      const campaign = await loadCampaign(tx, id)
      if (campaign === null) continue
      const about = { campaignId: campaign.id, campaignName: campaign.name, channel, deliveryId: delivery.id }
      const screen = { kind: 'channel-refused', ...about } as const
      for (const lead of await loadLeads(tx, campaign.id)) await tellNow(world, tx, campaign, lead, screen)
    }
  })
}

function campaignsOf({ campaignId, screen }: Delivery): string[] {
  if (screen.kind === 'digests') return screen.digests.map((digest) => digest.campaignId)
  return campaignId === null ? [] : [campaignId]
}

import { recordChange } from '../store/changes.ts'
import { inTransaction } from '../store/database.ts'
import { waitAgain } from '../store/doubtful-deliveries.ts'
import { type Reply, show } from './reply.ts'
import type { Request } from './request.ts'
import { leadsOnly, meantCampaign } from './steer/meant-campaign.ts'
import type { World } from './world.ts'

/** A lead has a message sent again that may not have arrived, knowing that it may then arrive twice. */
export async function sendAgain(world: World, { who, intent }: Request<'send-again'>): Promise<Reply> {
  const { campaignId, deliveryId } = intent
  const meant = await meantCampaign(world, who, { campaignId }, leadsOnly('status'))
  if (meant.kind === 'refused') return meant.reply
  const { campaign, person } = meant
  const isSent = await inTransaction(world.database, async (tx) => {
    if (!(await waitAgain(tx, campaignId, deliveryId))) return false
    await world.jobs.enqueue(tx, 'deliver', deliveryId)
    const change = { id: world.newId(), organizationId: campaign.organizationId, campaignId, personId: person.id }
    const after = { delivery: deliveryId }
    await recordChange(tx, { ...change, what: 'message sent again', before: null, after, at: world.now() })
    return true
  })
  return show({ kind: 'notice', notice: isSent ? 'sent-again' : 'already-done' })
}

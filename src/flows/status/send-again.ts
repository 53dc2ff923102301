import { recordChange } from '../../store/db/changes.ts'
import { inTransaction } from '../../store/db/database.ts'
import { waitAgain } from '../../store/messages/doubtful-deliveries.ts'
import { holdMessage } from '../../store/messages/held-messages.ts'
import { leadsOnly, meantCampaign } from '../naming/meant-campaign.ts'
import { type Reply, show } from '../reply.ts'
import type { Request } from '../request.ts'
import { forGoodHours, waitForGoodHour } from '../telling/good-hour.ts'
import type { World } from '../world.ts'

/**
 * A lead has a message sent again that may not have arrived, knowing that it may then arrive twice. What is for experts
 * waits for a good time of its reader.
 */
export async function sendAgain(world: World, { who, intent }: Request<'send-again'>): Promise<Reply> {
  const { campaignId, deliveryId } = intent
  const meant = await meantCampaign(world, who, { campaignId }, leadsOnly('status'))
  if (meant.kind === 'refused') return meant.reply
  const { campaign, person } = meant
  const now = world.now()
  const done = await inTransaction(world.database, async (tx) => {
    const message = await waitAgain(tx, campaignId, deliveryId)
    if (message === null) return 'already-done'
    const isForGoodHour = forGoodHours.has(message.screen?.kind)
    const until = isForGoodHour ? await waitForGoodHour(tx, { ...message, campaignId }, now) : null
    if (until === null) await world.jobs.enqueue(tx, 'deliver', deliveryId)
    else await holdMessage(tx, deliveryId, until)
    const change = { id: world.newId(), organizationId: campaign.organizationId, campaignId, personId: person.id }
    const after = { delivery: deliveryId }
    await recordChange(tx, { ...change, what: 'message sent again', before: null, after, at: now })
    return until === null ? 'sent-again' : 'sent-again-in-time'
  })
  return show({ kind: 'notice', notice: done })
}

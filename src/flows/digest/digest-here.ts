import type { Sender } from '../../domain/person.ts'
import { holdCampaign, setDigestChannel } from '../../store/campaigns/edit-campaign.ts'
import { loadCampaign } from '../../store/campaigns/load-campaign.ts'
import { recordChange } from '../../store/db/changes.ts'
import { inTransaction } from '../../store/db/database.ts'
import { leadsOnly, meantCampaign } from '../naming/meant-campaign.ts'
import { type Reply, show } from '../reply.ts'
import type { TypedIntent } from '../request.ts'
import type { World } from '../world.ts'

/** Where a digest is to go: `channel` is where the words were typed; null where others do not read along. */
type Asked = { readonly name: string; readonly channel: string | null; readonly goes: boolean }

/** `digest NAME here`, typed in a channel: from now on the weekly digest goes there too; `digest NAME not here`: no more. */
export function digestHere(asked: Asked): TypedIntent {
  return { kind: 'typed', word: 'digest', flow: (world, who) => setChannel(world, who, asked) }
}

async function setChannel(world: World, who: Sender, { name, channel, goes }: Asked): Promise<Reply> {
  const meant = await meantCampaign(world, who, { name }, leadsOnly('digest'))
  if (meant.kind === 'refused') return meant.reply
  if (channel === null) return show({ kind: 'notice', notice: 'no-channel-here' })
  const { campaign, person } = meant
  const { id: campaignId, organizationId } = campaign
  const after = goes ? channel : null
  const changed = await inTransaction(world.database, async (tx) => {
    await holdCampaign(tx, campaignId)
    const before = (await loadCampaign(tx, campaignId))?.digestChannel ?? null
    // Another channel keeps it, whatever is said in this one.
    if (before === after || (!goes && before !== channel)) return false
    await setDigestChannel(tx, campaignId, after, who.workspaceId)
    const change = { id: world.newId(), organizationId, campaignId, personId: person.id, at: world.now() }
    const [was, is] = [{ channel: before ?? '' }, { channel: after ?? '' }]
    await recordChange(tx, { ...change, what: 'digest channel changed', before: was, after: is })
    return true
  })
  return show({ kind: 'digest-channel', name: campaign.name, goes, changed })
}

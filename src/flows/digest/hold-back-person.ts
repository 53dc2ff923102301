import { mayAnnotate } from '../../domain/policies.ts'
import { loadRoles } from '../../store/campaigns/load-campaign.ts'
import { inTransaction } from '../../store/db/database.ts'
import { loadAddressee, loadLeads } from '../../store/people/reach.ts'
import { holdWhoIsNow, whoIsNow } from '../../store/people/who-is-now.ts'
import { leadsOnly, meantCampaign } from '../naming/meant-campaign.ts'
import { holdBack } from '../quality/hold-back.ts'
import { type Reply, show } from '../reply.ts'
import type { Request } from '../request.ts'
import { heardOf } from '../telling/heard-of.ts'
import { tellInTime } from '../telling/tell-in-time.ts'
import type { World } from '../world.ts'
import { decidedMessage } from './decided-message.ts'

/**
 * A lead has an annotator dealt nothing more for now, and the annotator is told without figures: at once where this ends
 * what they are at, else at a good time. The same
 * lead, or another, can let them go on. A second click finds it done.
 */
export async function holdBackPerson(world: World, request: Request<'hold-back'>): Promise<Reply> {
  const { who, intent } = request
  const { campaignId } = intent
  const meant = await meantCampaign(world, who, { campaignId }, leadsOnly('digest'))
  if (meant.kind === 'refused') return meant.reply
  const { campaign, person: lead } = meant
  const { prisma } = world.database
  const knownId = await whoIsNow(prisma, intent.personId)
  const person = await loadAddressee(prisma, knownId)
  const isAnnotator = mayAnnotate(await loadRoles(prisma, campaignId, knownId))
  if (person === null || !isAnnotator) return show({ kind: 'notice', notice: 'already-done' })
  const { name: campaignName } = campaign
  const personId = await inTransaction(world.database, async (tx) => {
    const personId = await holdWhoIsNow(tx, knownId)
    if (!(await holdBack(world, tx, campaign, personId, lead.id))) return personId
    const leads = (await loadLeads(tx, campaignId)).map(({ name }) => name)
    await tellInTime(world, tx, campaign, { ...person, personId }, { kind: 'held-back', campaignName, leads })
    return personId
  })
  const heard = await heardOf(world, campaign, personId, 'held-back', lead.zone)
  const byItself = {
    kind: 'person-held-back',
    campaignId,
    campaignName,
    personId,
    personName: person.name,
    heard,
  } as const
  return show((await decidedMessage(world, meant, request, 'hold-back', personId)) ?? byItself)
}

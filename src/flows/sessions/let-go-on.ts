import { mayAnnotate, mayChange } from '../../domain/policies.ts'
import { loadCampaign, loadRoles } from '../../store/campaigns/load-campaign.ts'
import { recordChange } from '../../store/db/changes.ts'
import { inTransaction } from '../../store/db/database.ts'
import { loadPardoner, pardonPerson } from '../../store/gold/standing-watch.ts'
import { loadAddressee } from '../../store/people/reach.ts'
import { holdWhoIsNow, whoIsNow } from '../../store/people/who-is-now.ts'
import { meet } from '../naming/meet.ts'
import { type Reply, show } from '../reply.ts'
import type { Request } from '../request.ts'
import { heardOf } from '../telling/heard-of.ts'
import { tellInTime } from '../telling/tell-in-time.ts'
import type { World } from '../world.ts'

/** A lead lets a person go on who was held back, and they are told. A second click finds it done. */
export async function letGoOn(world: World, { who, intent }: Request<'let-go-on'>): Promise<Reply> {
  const { prisma } = world.database
  const { campaignId } = intent
  const met = await meet(world, who)
  const campaign = await loadCampaign(prisma, campaignId)
  if (met === null || campaign === null || campaign.organizationId !== met.person.organizationId) {
    return show({ kind: 'notice', notice: 'not-a-member' })
  }
  if (!mayChange(await loadRoles(prisma, campaignId, met.person.id))) {
    return show({ kind: 'notice', notice: 'only-leads' })
  }
  if (campaign.state === 'finished') return show({ kind: 'notice', notice: 'campaign-over' })
  const knownId = await whoIsNow(prisma, intent.personId)
  const person = await loadAddressee(prisma, knownId)
  const isAnnotator = mayAnnotate(await loadRoles(prisma, campaignId, knownId))
  if (person === null || !isAnnotator) return show({ kind: 'notice', notice: 'already-done' })
  const lead = met.person
  const now = world.now()
  const personId = await inTransaction(world.database, async (tx) => {
    const personId = await holdWhoIsNow(tx, knownId)
    const key = { organizationId: campaign.organizationId, campaignId, personId }
    if (!(await pardonPerson(tx, key, lead.id, now))) return personId
    const change = { organizationId: campaign.organizationId, campaignId, personId: lead.id, at: now }
    const after = { person: personId }
    await recordChange(tx, { ...change, id: world.newId(), what: 'annotator let go on', before: null, after })
    const { name: campaignName, sessionMinutes } = campaign
    const told = { kind: 'may-go-on', campaignId, campaignName, byName: lead.name, sessionMinutes } as const
    await tellInTime(world, tx, campaign, { ...person, personId }, told)
    return personId
  })
  return show({
    kind: 'annotator-held-back',
    campaignId,
    campaignName: campaign.name,
    personId,
    personName: person.name,
    goesOn: {
      byName: (await loadPardoner(prisma, campaignId, personId)) ?? lead.name,
      heard: await heardOf(world, campaign, personId, 'may-go-on', lead.zone),
    },
  })
}

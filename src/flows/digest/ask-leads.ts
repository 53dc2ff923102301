import type { Campaign } from '../../domain/campaign.ts'
import { weekOf, weekSpan } from '../../domain/digest/digest-week.ts'
import type { Role } from '../../domain/person.ts'
import { maySeeEveryScore } from '../../domain/policies.ts'
import type { Decision } from '../../domain/screens/digest-screens.ts'
import { daysLater, localDay } from '../../domain/time/time.ts'
import { waitingDecisions } from '../../metrics/figures/digest-decisions.ts'
import { inTransaction } from '../../store/db/database.ts'
import { loadCampaignDates } from '../../store/figures/digest-subjects.ts'
import { keepAsk, loadDigest, loadNames } from '../../store/figures/digests.ts'
import { loadLeads } from '../../store/people/reach.ts'
import { meantCampaign, type Rule } from '../naming/meant-campaign.ts'
import { type Reply, show } from '../reply.ts'
import type { Request } from '../request.ts'
import { tellNow } from '../telling/tell-now.ts'
import type { World } from '../world.ts'
import { asSeenBy } from './apart-digest.ts'
import { decidedMessage } from './decided-message.ts'
import { figuresSoon } from './figures-soon.ts'

const rule: Rule = { may: maySeeEveryScore, refusal: 'only-leads-and-managers', command: 'digest' }

/**
 * A manager may not change a campaign, but can put a decision before its leads: each gets a message with the button that
 * does it. Asked twice in a week, they are told once.
 */
export async function askLeads(world: World, request: Request<'ask-leads'>): Promise<Reply> {
  const { who, intent } = request
  const meant = await meantCampaign(world, who, { campaignId: intent.campaignId }, rule)
  if (meant.kind === 'refused') return meant.reply
  const { campaign, person } = meant
  const reader = { personId: person.id, roles: meant.roles }
  const { organizationId, id: campaignId, name: campaignName } = campaign
  const { prisma } = world.database
  const leads = (await loadLeads(prisma, campaignId)).filter(({ personId }) => personId !== person.id)
  const decision = await findWaiting(world, campaign, reader, intent.decision)
  if (decision === 'unknown-yet') return show({ kind: 'notice', notice: 'digest-takes-long' })
  if (decision === undefined) return show({ kind: 'notice', notice: 'already-done' })
  const about = decision.kind === 'hold-back' ? decision.personId : null
  const toAsk = leads.filter(({ personId }) => personId !== about)
  if (toAsk.length === 0) return show({ kind: 'notice', notice: 'nobody-to-ask' })
  const names = await loadNames(prisma, about === null ? [] : [about])
  const personName = about === null ? null : (names.get(about) ?? '')
  const now = world.now()
  const since = weekSpan(weekOf(now, campaign.zone), campaign.zone).from
  await inTransaction(world.database, async (tx) => {
    const ask = { organizationId, campaignId, decision }
    if (!(await keepAsk(tx, ask, { id: world.newId(), personId: person.id, since, at: now }))) return
    const today = localDay(now, campaign.zone)
    const screen = { kind: 'lead-asked', campaignId, campaignName, byName: person.name, today } as const
    for (const lead of toAsk) {
      await tellNow(world, tx, campaign, lead, { ...screen, decision: { decision, personName, isYours: true } })
    }
  })
  return show((await decidedMessage(world, meant, request, decision.kind)) ?? { kind: 'notice', notice: 'leads-asked' })
}

/** As the last digest put it, or as it stands now. */
async function findWaiting(
  world: World,
  campaign: Campaign,
  reader: { readonly personId: string; readonly roles: readonly Role[] },
  kind: Decision['kind'],
): Promise<Decision | 'unknown-yet' | undefined> {
  const { prisma } = world.database
  const current = weekOf(world.now(), campaign.zone)
  const told = await loadDigest(prisma, campaign.id, daysLater(current, -7))
  const found = told === null ? undefined : waitingDecisions(asSeenBy(told, reader)).find((one) => one.kind === kind)
  if (found !== undefined) return found
  const now = await figuresSoon(world, campaign, await loadCampaignDates(prisma, campaign.id), current)
  return now === null ? 'unknown-yet' : waitingDecisions(asSeenBy(now, reader)).find((one) => one.kind === kind)
}

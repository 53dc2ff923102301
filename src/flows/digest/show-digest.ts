import { maySeeEveryScore, seesRoughCounts } from '../../domain/policies.ts'
import { wasGiven } from '../../store/figures/digests.ts'
import { meantCampaign, type Rule } from '../naming/meant-campaign.ts'
import { type Reply, show } from '../reply.ts'
import type { Request } from '../request.ts'
import { campaignStatus } from '../status/campaign-status.ts'
import type { World } from '../world.ts'
import { digestScreen } from './digest-screen.ts'
import { loadTelling } from './load-telling.ts'
import { tellSoFar } from './tell-so-far.ts'

const rule: Rule = { may: maySeeEveryScore, refusal: 'only-leads-and-managers', command: 'digest' }

/** `/label digest NAME`: the week so far, to oneself. Nothing is stored and nobody else is told. */
export async function showDigest(world: World, { who, message, intent }: Request<'digest'>): Promise<Reply> {
  const meant = await meantCampaign(world, who, intent.which, rule)
  if (meant.kind === 'refused') return meant.reply
  const { campaign, person, roles } = meant
  // Exact counts from answer to answer would tell a manager who annotates too which items were gold.
  if (seesRoughCounts(roles)) {
    return await campaignStatus(world, { who, message, intent: { kind: 'status', name: campaign.name } })
  }
  const telling = await tellSoFar(world, campaign)
  if (telling === null) return show({ kind: 'notice', notice: 'digest-takes-long' })
  return show(digestScreen(telling, { personId: person.id, roles }))
}

/** All that a digest tells whose first part somebody has before them: of its week, or of the one that goes on. */
export async function showWholeDigest(world: World, { who, message, intent }: Request<'whole-digest'>): Promise<Reply> {
  const { campaignId, weekStart } = intent
  const meant = await meantCampaign(world, who, { campaignId }, rule)
  if (meant.kind === 'refused') return meant.reply
  const { campaign, person, roles } = meant
  const telling = await loadTelling(world, campaign, weekStart)
  // Those who annotate too may read no other figures than those that were made to be told to them.
  const isTold = !seesRoughCounts(roles) || (await wasGiven(world.database.prisma, campaignId, weekStart, person.id))
  if (telling !== null && isTold) {
    return show({ ...digestScreen(telling, { personId: person.id, roles }), kind: 'whole-digest' })
  }
  const reply = await showDigest(world, { who, message, intent: { kind: 'digest', which: { campaignId } } })
  return reply.screen.kind === 'digest' ? { ...reply, screen: { ...reply.screen, kind: 'whole-digest' } } : reply
}

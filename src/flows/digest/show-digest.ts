import { weekOf } from '../../domain/digest/digest-week.ts'
import { maySeeEveryScore, seesRoughCounts } from '../../domain/policies.ts'
import { daysLater } from '../../domain/time/time.ts'
import { loadCampaignDates } from '../../store/figures/digest-subjects.ts'
import { loadDigest, loadNames, loadUndelivered, wasGiven } from '../../store/figures/digests.ts'
import { meantCampaign, type Rule } from '../naming/meant-campaign.ts'
import { type Reply, show } from '../reply.ts'
import type { Request } from '../request.ts'
import { campaignStatus } from '../status/campaign-status.ts'
import type { World } from '../world.ts'
import { digestScreen } from './digest-screen.ts'
import { figuresSoon } from './figures-soon.ts'
import { loadTelling } from './load-telling.ts'

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
  const { prisma } = world.database
  const dates = await loadCampaignDates(prisma, campaign.id)
  // After the end there is no other week to look at than the one it ended in.
  const weekStart = weekOf(dates.finishedAt ?? world.now(), campaign.zone)
  const figures = await figuresSoon(world, campaign, dates, weekStart)
  if (figures === null) return show({ kind: 'notice', notice: 'digest-takes-long' })
  const names = await loadNames(
    prisma,
    figures.annotators.map(({ personId }) => personId),
  )
  const before = await loadDigest(prisma, campaign.id, daysLater(weekStart, -7))
  const undelivered = await loadUndelivered(prisma, campaign.id, daysLater(weekStart, 7))
  return show(digestScreen({ campaign, figures, before, names, undelivered }, { personId: person.id, roles }))
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

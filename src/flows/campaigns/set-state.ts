import type { Campaign, CampaignState } from '../../domain/campaign.ts'
import { weekOf, weekSpan } from '../../domain/digest/digest-week.ts'
import { agreementLevel } from '../../domain/figures/agreement-level.ts'
import type { Person } from '../../domain/person.ts'
import type { Reached } from '../../domain/screens/steer-screens.ts'
import { changeState, reopen, stateBefore } from '../../store/campaigns/campaign-state.ts'
import { recordChange } from '../../store/db/changes.ts'
import { inTransaction } from '../../store/db/database.ts'
import { loadDigestAnnotators } from '../../store/figures/digest-annotators.ts'
import { loadProgressOf } from '../../store/figures/progress.ts'
import { countUndecided, countWaiting } from '../../store/review/review-queue.ts'
import { endAllSessions, reopenedAfter } from '../../store/sessions/end-session.ts'
import { knownOfAll, toldScore } from '../quality/told-score.ts'
import { type Reply, show } from '../reply.ts'
import { freshFigures } from '../status/fresh-figures.ts'
import { aDayBefore, mayBeReopened } from '../status/may-be-reopened.ts'
import type { World } from '../world.ts'

const going: readonly CampaignState[] = ['running', 'pilot']

/** `/label pause NAME`: nobody is asked any more. What is on somebody's screen can still be answered, and is kept. */
export async function pauseCampaign(world: World, lead: Person, campaign: Campaign): Promise<Reply> {
  if (campaign.state === 'finished') return show({ kind: 'notice', notice: 'campaign-over' })
  const changed = await moveTo(world, lead, campaign, going, 'paused')
  const { id: campaignId, name } = campaign
  return show({ kind: 'campaign-state', campaignId, name, state: 'paused', changed, reached: null, canReopen: false })
}

/** `/label resume NAME`: a paused campaign goes on where it was. */
export async function goOnWithCampaign(world: World, lead: Person, campaign: Campaign): Promise<Reply> {
  if (campaign.state === 'finished') return show({ kind: 'notice', notice: 'campaign-over' })
  const { id: campaignId, name } = campaign
  const before = await stateBefore(world.database.prisma, campaignId, 'campaign paused')
  const changed = await moveTo(world, lead, campaign, ['paused'], before)
  return show({ kind: 'campaign-state', campaignId, name, state: 'running', changed, reached: null, canReopen: false })
}

/** `/label finish NAME`: asks first, with what was reached and what it is worth, since a day later there is no way back. */
export async function askToFinish(world: World, lead: Person, campaign: Campaign): Promise<Reply> {
  const { id: campaignId, name } = campaign
  const reached = await reachedSoFar(world, lead, campaign)
  if (campaign.state !== 'finished') return show({ kind: 'finish-asked', campaignId, name, reached })
  const canReopen = await mayBeReopened(world, campaignId)
  return show({ kind: 'campaign-state', campaignId, name, state: 'finished', changed: false, reached, canReopen })
}

/** Finish was confirmed: from now on no answer is taken, and what is open ends. */
export async function finishCampaign(world: World, lead: Person, campaign: Campaign): Promise<Reply> {
  const changed = await moveTo(world, lead, campaign, [...going, 'paused'], 'finished')
  const { id: campaignId, name } = campaign
  const reached = await reachedSoFar(world, lead, campaign)
  const canReopen = await mayBeReopened(world, campaignId)
  return show({ kind: 'campaign-state', campaignId, name, state: 'finished', changed, reached, canReopen })
}

/** `/label reopen NAME`: for a day, finishing can be taken back. Sittings that it ended say so; what they left is dealt anew. */
export async function reopenCampaign(world: World, lead: Person, campaign: Campaign): Promise<Reply> {
  const { id: campaignId, organizationId, name } = campaign
  const shown = (state: CampaignState, changed: boolean) => {
    const now = state === 'paused' ? 'paused' : 'running'
    return show({ kind: 'campaign-state', campaignId, name, state: now, changed, reached: null, canReopen: false })
  }
  if (campaign.state !== 'finished') return shown(campaign.state, false)
  const to = await stateBefore(world.database.prisma, campaignId, 'campaign finished')
  const at = world.now()
  const changed = await inTransaction(world.database, async (tx) => {
    const finishedAt = await reopen(tx, campaignId, to, aDayBefore(at))
    if (finishedAt === null) return false
    const change = { id: world.newId(), organizationId, campaignId, personId: lead.id, at }
    const states = { before: { state: 'finished' }, after: { state: to } }
    await recordChange(tx, { ...change, what: 'campaign reopened', ...states })
    await reopenedAfter(tx, world.jobs, campaignId, finishedAt)
    return true
  })
  return changed ? shown(to, true) : show({ kind: 'notice', notice: 'reopen-too-late' })
}

async function moveTo(
  world: World,
  lead: Person,
  campaign: Campaign,
  from: readonly CampaignState[],
  to: CampaignState,
): Promise<boolean> {
  const at = world.now()
  return await inTransaction(world.database, async (tx) => {
    if (!(await changeState(tx, campaign.id, from, to, at))) return false
    await recordChange(tx, {
      id: world.newId(),
      organizationId: campaign.organizationId,
      campaignId: campaign.id,
      personId: lead.id,
      what: to === 'paused' ? 'campaign paused' : to === 'finished' ? 'campaign finished' : 'campaign resumed',
      before: { state: campaign.state },
      after: { state: to },
      at,
    })
    if (to === 'finished') await endAllSessions(tx, world.jobs, campaign.id)
    return true
  })
}

/** For the lead who asks, as this week's digest tells it. */
async function reachedSoFar(world: World, lead: Person, { id: campaignId, zone }: Campaign): Promise<Reached> {
  const now = world.now()
  const { items, done, answers, answersWanted } = await loadProgressOf(world.database.pool, campaignId)
  const { pool } = world.database
  const all = { campaignId, seesGold: true, notDealtTo: null }
  const [inReview, undecided] = [await countWaiting(pool, all), await countUndecided(pool, all)]
  const figures = await freshFigures(world, campaignId, answers)
  const people = await loadDigestAnnotators(pool, {
    campaignId,
    from: weekSpan(weekOf(now, zone), zone).from,
    to: new Date(now.getTime() + 1),
  })
  return {
    items,
    done,
    answers,
    answersWanted,
    inReview,
    undecided,
    agreement: figures === null ? null : agreementLevel(figures.figures.agreement),
    agreementAgeMinutes: figures === null ? 0 : minutesBetween(figures.at, now),
    known: toldScore(knownOfAll(people.map((one) => (one.personId === lead.id ? one.goldToldToSelf : one.gold)))),
  }
}

function minutesBetween(from: Date, to: Date): number {
  return Math.max(0, Math.floor((to.getTime() - from.getTime()) / 60_000))
}

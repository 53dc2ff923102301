import type { Campaign, CampaignState } from '../../domain/campaign.ts'
import type { Person } from '../../domain/person.ts'
import type { Reached } from '../../domain/screens/steer-screens.ts'
import { changeState, stateBeforePause } from '../../store/campaigns/campaign-state.ts'
import { recordChange } from '../../store/db/changes.ts'
import { inTransaction } from '../../store/db/database.ts'
import { loadProgressOf } from '../../store/figures/progress.ts'
import { countUndecided, countWaiting } from '../../store/review/review-queue.ts'
import { endAllSessions } from '../../store/sessions/end-session.ts'
import { type Reply, show } from '../reply.ts'
import type { World } from '../world.ts'

const going: readonly CampaignState[] = ['running', 'pilot']

/** `/label pause NAME`: nobody is asked any more. What is on somebody's screen can still be answered, and is kept. */
export async function pauseCampaign(world: World, lead: Person, campaign: Campaign): Promise<Reply> {
  if (campaign.state === 'finished') return show({ kind: 'notice', notice: 'campaign-over' })
  const changed = await moveTo(world, lead, campaign, going, 'paused')
  const { id: campaignId, name } = campaign
  return show({ kind: 'campaign-state', campaignId, name, state: 'paused', changed, reached: null })
}

/** `/label resume NAME`: a paused campaign goes on where it was. */
export async function goOnWithCampaign(world: World, lead: Person, campaign: Campaign): Promise<Reply> {
  if (campaign.state === 'finished') return show({ kind: 'notice', notice: 'campaign-over' })
  const { id: campaignId, name } = campaign
  const before = await stateBeforePause(world.database.prisma, campaignId)
  const changed = await moveTo(world, lead, campaign, ['paused'], before)
  return show({ kind: 'campaign-state', campaignId, name, state: 'running', changed, reached: null })
}

/** `/label finish NAME`: asks first, with what was reached, since there is no way back. */
export async function askToFinish(world: World, campaign: Campaign): Promise<Reply> {
  const { id: campaignId, name } = campaign
  const reached = await reachedSoFar(world, campaignId)
  if (campaign.state !== 'finished') return show({ kind: 'finish-asked', campaignId, name, reached })
  return show({ kind: 'campaign-state', campaignId, name, state: 'finished', changed: false, reached })
}

/** Finish was confirmed: from now on no answer is taken, and what is open ends. */
export async function finishCampaign(world: World, lead: Person, campaign: Campaign): Promise<Reply> {
  const changed = await moveTo(world, lead, campaign, [...going, 'paused'], 'finished')
  const { id: campaignId, name } = campaign
  const reached = await reachedSoFar(world, campaignId)
  return show({ kind: 'campaign-state', campaignId, name, state: 'finished', changed, reached })
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

async function reachedSoFar(world: World, campaignId: string): Promise<Reached> {
  const { items, done, answers, answersWanted } = await loadProgressOf(world.database.pool, campaignId)
  const { pool } = world.database
  const all = { campaignId, seesGold: true, notDealtTo: null }
  const [inReview, undecided] = [await countWaiting(pool, all), await countUndecided(pool, all)]
  return { items, done, answers, answersWanted, inReview, undecided }
}

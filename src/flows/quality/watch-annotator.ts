import type { Campaign } from '../../domain/campaign.ts'
import { takesAnswers } from '../../domain/campaign.ts'
import type { KnownTally } from '../../domain/figures/known-tally.ts'
import { loadCampaign } from '../../store/campaigns/load-campaign.ts'
import { productId } from '../../store/db/changes.ts'
import { inTransaction, type Tx } from '../../store/db/database.ts'
import { loadWatch } from '../../store/gold/load-watch.ts'
import { hasNothingOpen, loadDueHolds, setDrifting, setHoldDue, setWarned } from '../../store/gold/standing-watch.ts'
import type { StoredScreen } from '../../store/messages/stored-screen.ts'
import { loadAddressee, loadLeads } from '../../store/people/reach.ts'
import { holdWhoIsNow } from '../../store/people/who-is-now.ts'
import { tellNow } from '../telling/tell-now.ts'
import { eachDue } from '../timing/each-due.ts'
import type { World } from '../world.ts'
import { holdBack } from './hold-back.ts'
import { judgeAnnotator } from './judge-annotator.ts'

/**
 * Looks at what a person answered to gold in a campaign, and does what that asks for: when the next deal would come,
 * and at the end of each sitting. Neither moment hangs on gold, and what is looked at moves by tens of answers, so that
 * nobody can tell which answer it was. Where a hold is due while a sitting goes on, no more is dealt, what was dealt may
 * still be answered, and it takes effect when the sitting is over. Looking again changes nothing.
 */
export async function watchAnnotator(world: World, campaignId: string, personId: string): Promise<void> {
  const { outcomes, ...before } = await loadWatch(world.database.pool, campaignId, personId)
  if (before.isHeldBack) return
  const found = judgeAnnotator(outcomes)
  const isHeld = found.holdBack || before.isHoldDue
  if (!isHeld && found.warn === before.isWarned && found.drifting === before.isDrifting) return
  const campaign = await loadCampaign(world.database.prisma, campaignId)
  if (campaign === null || !takesAnswers(campaign.state)) return
  const key = { organizationId: campaign.organizationId, campaignId, personId }
  if (isHeld) {
    if (!before.isHoldDue) {
      await inTransaction(world.database, async (tx) => {
        if (await isStill(tx, personId)) await setHoldDue(tx, key, world.now())
      })
    }
    if (await hasNothingOpen(world.database.pool, campaignId, personId)) {
      await takeUp(world, campaign, personId, knownOf(outcomes))
    }
    return
  }
  await inTransaction(world.database, async (tx) => {
    if (!(await isStill(tx, personId))) return
    if (found.drifting !== before.isDrifting) await setDrifting(tx, key, found.drifting)
    if (found.warn === before.isWarned) return
    const changed = await setWarned(tx, key, found.warn ? world.now() : null)
    if (changed && found.warn) await warnLeads(world, tx, campaign, personId, knownOf(outcomes))
  })
}

/** Whether nobody else has become of them: then all that both answered is looked at, by the jobs of the merge. */
async function isStill(tx: Tx, personId: string): Promise<boolean> {
  return (await holdWhoIsNow(tx, personId)) === personId
}

/** Makes up for holds that a process left undone between the end of a sitting and its look at gold. */
export async function takeUpHolds(world: World): Promise<void> {
  const due = await loadDueHolds(world.database.pool)
  const idsOf = ({ campaignId, personId }: (typeof due)[number]) => ({ campaignId, personId })
  await eachDue(world, 'take-up-holds', due, idsOf, async ({ campaignId, personId }) => {
    const campaign = await loadCampaign(world.database.prisma, campaignId)
    if (campaign === null) return
    const { outcomes } = await loadWatch(world.database.pool, campaignId, personId)
    await takeUp(world, campaign, personId, knownOf(outcomes))
  })
}

/** Now, where a hold waits for nothing any more. */
export async function nextHold(world: World): Promise<Date | null> {
  return (await loadDueHolds(world.database.pool)).length > 0 ? world.now() : null
}

function knownOf(outcomes: readonly boolean[]): KnownTally {
  return { right: outcomes.filter((isRight) => isRight).length, answered: outcomes.length }
}

async function warnLeads(world: World, tx: Tx, campaign: Campaign, personId: string, known: KnownTally): Promise<void> {
  const person = await loadAddressee(tx, personId)
  if (person === null) return
  const screen: StoredScreen = {
    kind: 'annotator-warning',
    campaignName: campaign.name,
    personName: person.name,
    known,
  }
  const leads = await loadLeads(tx, campaign.id)
  // Nobody is warned of themselves.
  for (const lead of leads.filter((one) => one.personId !== personId)) await tellNow(world, tx, campaign, lead, screen)
}

async function takeUp(world: World, campaign: Campaign, personId: string, known: KnownTally): Promise<void> {
  const { id: campaignId } = campaign
  await inTransaction(world.database, async (tx) => {
    if (!(await isStill(tx, personId))) return
    if (!(await holdBack(world, tx, campaign, personId, productId))) return
    const person = await loadAddressee(tx, personId)
    if (person === null) return
    const leads = await loadLeads(tx, campaignId)
    const names = leads.map(({ name }) => name)
    await tellNow(world, tx, campaign, person, { kind: 'held-back', campaignName: campaign.name, leads: names })
    for (const lead of leads) {
      await tellNow(world, tx, campaign, lead, {
        kind: 'annotator-held-back',
        campaignId,
        campaignName: campaign.name,
        personId,
        personName: person.name,
        ...(lead.personId === personId ? {} : { known }),
        goesOn: null,
      })
    }
  })
}

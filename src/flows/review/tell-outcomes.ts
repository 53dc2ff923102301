import type { Campaign } from '../../domain/campaign.ts'
import type { OutcomesScreen } from '../../domain/screens/review-screens.ts'
import { cutText } from '../../domain/texts/cut-text.ts'
import { minutesLater } from '../../domain/time/time.ts'
import { loadCampaign } from '../../store/campaigns/load-campaign.ts'
import { inTransaction, type Tx } from '../../store/db/database.ts'
import { loadUntold, type Outcome, oldestUntold, takeUntold, type Untold } from '../../store/review/untold-verdicts.ts'
import { wordsOf } from '../items/label-names.ts'
import { tellInTime } from '../telling/tell-in-time.ts'
import { eachDue } from '../timing/each-due.ts'
import type { World } from '../world.ts'

/** So long a verdict can be undone; then those who flagged hear of it, one message for all of a sitting. */
const quietMinutes = 10
const excerptChars = 160

const task = 'tell-outcomes'

/** Tells those who flagged what became of their cases, each at a good time. */
export async function tellOutcomes(world: World): Promise<void> {
  const by = minutesLater(world.now(), -quietMinutes)
  const untold = await loadUntold(world.database.pool, by)
  const idsOf = ({ campaignId }: Untold) => ({ campaignId })
  await eachDue(world, task, untold, idsOf, (one) => tellThoseOf(world, one, by))
}

/** Where one of them cannot be told, what they flagged waits, and all others are told what they are to hear. */
async function tellThoseOf(world: World, { campaignId, personIds }: Untold, by: Date): Promise<void> {
  const idsOf = (personId: string) => ({ campaignId, personId })
  const except = new Set(personIds.filter((personId) => world.troubles.rests(task, idsOf(personId))))
  const campaign = await loadCampaign(world.database.prisma, campaignId)
  if (campaign === null) return
  for (;;) {
    try {
      await inTransaction(world.database, (tx) => tellAll(world, tx, campaign, by, [...except]))
      break
    } catch (error) {
      if (!(error instanceof NotTold) || except.has(error.personId)) throw error
      world.troubles.note(task, idsOf(error.personId), error.cause)
      except.add(error.personId)
    }
  }
  for (const personId of personIds) if (!except.has(personId)) world.troubles.isOver(task, idsOf(personId))
}

async function tellAll(world: World, tx: Tx, campaign: Campaign, by: Date, except: readonly string[]): Promise<void> {
  const outcomes = await takeUntold(tx, { campaignId: campaign.id, by, except }, world.now())
  for (const [personId, told] of Map.groupBy(outcomes, (one) => one.personId)) {
    const [first] = told
    if (first === undefined) continue
    await tellInTime(world, tx, campaign, first, screenOf(campaign, told)).catch((cause: unknown) => {
      throw new NotTold(personId, cause)
    })
  }
}

class NotTold extends Error {
  readonly personId: string
  constructor(personId: string, cause: unknown) {
    super('somebody could not be told', { cause })
    this.personId = personId
  }
}

function screenOf(campaign: Campaign, told: readonly Outcome[]): OutcomesScreen {
  return {
    kind: 'outcomes',
    campaignName: campaign.name,
    outcomes: told.map((one) => ({
      excerpt: excerptOf(one),
      verdict: one.verdict,
      labels: wordsOf(campaign, one.answer),
      why: one.why,
    })),
  }
}

/** When the next outcome will be told. */
export async function nextOutcome(world: World): Promise<Date | null> {
  const oldest = await oldestUntold(world.database.pool)
  return oldest === null ? null : minutesLater(oldest, quietMinutes)
}

function excerptOf({ text, a }: Outcome): string {
  return cutText((text ?? a ?? 'an item').replaceAll(/\s+/gu, ' ').trim(), excerptChars).shown
}

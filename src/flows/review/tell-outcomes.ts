import { cutText } from '../../domain/cut-text.ts'
import type { OutcomesScreen } from '../../domain/review-screens.ts'
import { minutesLater } from '../../domain/time.ts'
import { inTransaction } from '../../store/database.ts'
import { loadCampaign } from '../../store/load-campaign.ts'
import { type Outcome, oldestUntold, takeUntold } from '../../store/untold-verdicts.ts'
import { tellInTime } from '../asking/tell-in-time.ts'
import { namesOf } from '../label-names.ts'
import type { World } from '../world.ts'

/** So long a verdict can be undone; then those who flagged hear of it, one message for all of a sitting. */
const quietMinutes = 10
const excerptChars = 160

/** Tells those who flagged what became of their cases, each at a good time. */
export async function tellOutcomes(world: World): Promise<void> {
  const now = world.now()
  await inTransaction(world.database, async (tx) => {
    const outcomes = await takeUntold(tx, minutesLater(now, -quietMinutes), now)
    const messages = Map.groupBy(outcomes, ({ campaignId, personId }) => `${campaignId} ${personId}`)
    for (const told of messages.values()) {
      const [first] = told
      const campaign = first === undefined ? null : await loadCampaign(tx, first.campaignId)
      if (first === undefined || campaign === null) continue
      const screen: OutcomesScreen = {
        kind: 'outcomes',
        campaignName: campaign.name,
        outcomes: told.map((one) => ({
          excerpt: excerptOf(one),
          verdict: one.verdict,
          labels: namesOf(campaign, one.labelIds),
          why: one.why,
        })),
      }
      await tellInTime(world, tx, campaign, first, screen)
    }
  })
}

/** When the next outcome will be told. */
export async function nextOutcome(world: World): Promise<Date | null> {
  const oldest = await oldestUntold(world.database.pool)
  return oldest === null ? null : minutesLater(oldest, quietMinutes)
}

function excerptOf({ text, a }: Outcome): string {
  return cutText((text ?? a ?? 'an item').replaceAll(/\s+/gu, ' ').trim(), excerptChars).shown
}

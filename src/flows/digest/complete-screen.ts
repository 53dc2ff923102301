import type { Campaign } from '../../domain/campaign.ts'
import { weekOf } from '../../domain/digest/digest-week.ts'
import type { CompleteScreen } from '../../domain/screens/digest-screens.ts'
import { localDay } from '../../domain/time/time.ts'
import { digestDecisions } from '../../metrics/figures/digest-decisions.ts'
import type { DigestFigures } from '../../metrics/figures/digest-figures.ts'
import { completeTakeaway } from '../../metrics/figures/digest-takeaway.ts'
import { loadCampaignDates } from '../../store/figures/digest-subjects.ts'
import { loadNames } from '../../store/figures/digests.ts'
import { knownOfAll, toldScore } from '../quality/told-score.ts'
import type { World } from '../world.ts'
import { asSeenBy } from './apart-digest.ts'
import { computeFigures } from './compute-digest.ts'
import { type DigestReaderRole, decisionFor } from './digest-screen.ts'

const mostDecisions = 2

/** A campaign's figures as they stand, with the names in them. */
export type Standing = { readonly figures: DigestFigures; readonly names: ReadonlyMap<string, string> }

export async function loadStanding(world: World, campaign: Campaign): Promise<Standing> {
  const { prisma } = world.database
  const dates = await loadCampaignDates(prisma, campaign.id)
  const figures = await computeFigures(world, campaign, dates, weekOf(world.now(), campaign.zone))
  const ids = figures.annotators.map(({ personId }) => personId)
  return { figures, names: await loadNames(prisma, ids) }
}

/** That all is done, for one reader; null where it is not, or where the figures that they may see do not say so. */
export function completeScreen(
  { id: campaignId, name: campaignName, zone }: Campaign,
  { figures, names }: Standing,
  reader: NonNullable<DigestReaderRole>,
  now: Date,
): CompleteScreen | null {
  const seen = asSeenBy(figures, reader)
  const takeaway = completeTakeaway(seen)
  if (takeaway === null) return null
  return {
    kind: 'campaign-complete',
    campaignId,
    campaignName,
    today: localDay(now, zone),
    takeaway,
    inReview: seen.inReview,
    known: toldScore(knownOfAll(seen.annotators.map(({ gold }) => gold))),
    decisions: digestDecisions(seen)
      .flatMap((one) => decisionFor(one, reader, names))
      .slice(0, mostDecisions),
  }
}

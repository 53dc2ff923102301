import type { ToldFigures } from '../../domain/figures/told-figures.ts'
import { classBalancedAccuracy } from '../gold/class-balanced-accuracy.ts'
import { type ClassBalance, classBalance } from '../ratings/class-balance.ts'
import type { RatingTable } from '../ratings/rating-table.ts'
import { ratingMajority } from '../ratings/rating-votes.ts'
import { soleLeader } from '../ratings/top-classes.ts'
import type { CampaignSigns } from '../signs/campaign-signs.ts'
import { type GoldReplyOf, type SharedMistake, sharedMistakes } from '../signs/shared-mistakes.ts'
import { type AgreementFigures, type AgreementSubject, agreementFigures, lowerEnd } from './agreement-figures.ts'
import { type Forecast, forecastAt } from './forecast.ts'
import { type ToldSources, toldFigures } from './told-figures.ts'

/** What a campaign's status and its digests are made of beside plain counts: of one moment, and the same in both. */
export type CampaignFigures = {
  readonly agreement: AgreementFigures
  /** Accuracy on gold with every label counting alike; nobody with fewer than ten gold answers. */
  readonly balanced: readonly BalancedScore[]
  /** Labels that people agree about and get wrong, by the labels' keys: ids between hyphens. */
  readonly mistakes: readonly Pick<SharedMistake, 'truth' | 'instead'>[]
  /** Null for a campaign that is gone. */
  readonly forecast: Forecast | null
  /** How the labels of items are spread, by majority and without ties; null where an answer may hold several, or is an order. */
  readonly balance: ClassBalance | null
  /** Null but in the night's figures. */
  readonly signs: CampaignSigns | null
  /** What these sources tell of what a status and a digest tell alike; what the night alone finds is in its figures. */
  readonly told: ToldFigures
}

export type BalancedScore = {
  readonly personId: string
  readonly value: number
  readonly low: number
  readonly high: number
}

export type FigureSources = AgreementSubject &
  ToldSources & {
    /** The moment of all of it. */
    readonly at: Date
  }

/** Below this many gold answers people are not compared. */
const fewestToRank = 10
/** Fixes the draws behind intervals: whoever measures the same answers finds the same. */
const seed = 1

export function campaignFigures(sources: FigureSources): CampaignFigures {
  const { table, labelIds, level, gold, pace, at, signs } = sources
  // Every text is a class of its own: nothing is to be said label by label.
  const hasLabels = level !== 'texts'
  const agreement = agreementFigures(sources, seed)
  return {
    agreement,
    balanced: hasLabels ? balancedScores(gold) : [],
    mistakes: (hasLabels ? sharedMistakes(lowerEnd(agreement), gold) : []).map(({ truth, instead }) => ({
      truth,
      instead,
    })),
    forecast: pace === null ? null : forecastAt(pace, at),
    balance: labelIds === null && level !== 'orders' && hasLabels ? balanceOf(table) : null,
    signs,
    told: toldFigures(sources),
  }
}

function balancedScores(gold: readonly GoldReplyOf[]): BalancedScore[] {
  return [...Map.groupBy(gold, ({ personId }) => personId)].flatMap(([personId, own]) => {
    const score = classBalancedAccuracy(own)
    if (score.value === null || own.length < fewestToRank) return []
    return [{ personId, value: score.value, low: score.low, high: score.high }]
  })
}

function balanceOf(table: RatingTable): ClassBalance {
  const top = ratingMajority(table)
  const labels = table.items.flatMap((_, item) => table.classes[soleLeader(top, item)] ?? [])
  return classBalance(labels, table.classes)
}

import { agreement } from '../agreement/agreement.ts'
import type { Level } from '../agreement/krippendorff-alpha.ts'
import { ratingsOfLabel } from '../agreement/multi-choice.ts'
import { classBalancedAccuracy } from '../gold/class-balanced-accuracy.ts'
import type { Estimate, Measured } from '../numeric/measured.ts'
import { undefinedBecause } from '../numeric/measured.ts'
import { type ClassBalance, classBalance } from '../ratings/class-balance.ts'
import type { RatingTable } from '../ratings/rating-table.ts'
import { ratingMajority } from '../ratings/rating-votes.ts'
import { soleLeader } from '../ratings/top-classes.ts'
import type { CampaignSigns } from '../signs/campaign-signs.ts'
import { type GoldReplyOf, sharedMistakes } from '../signs/shared-mistakes.ts'
import { type Forecast, forecastAt, type PaceWindow } from './forecast.ts'

/** A value with its interval, as far as each can be told, over `items` items. */
export type WithRange = {
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
  /** Why there is no value, or no interval; null where there are both. */
  readonly reason: string | null
}

export type AgreementFigures = {
  readonly alpha: WithRange
  /** Set where one class holds over 80 % of the answers: alpha is low then however people agree. */
  readonly ac1: WithRange | null
  /** Items with two answers or more. */
  readonly items: number
  /** Where an answer may hold several labels, the label that people agree about least; else null. */
  readonly labelId: number | null
}

/** What a campaign's status and digest are made of beside plain counts. */
export type CampaignFigures = {
  readonly agreement: AgreementFigures
  readonly annotators: readonly { readonly personId: string; readonly balanced: Estimate }[]
  /** Labels that people agree about and get wrong, by the labels' keys: ids between hyphens. */
  readonly mistakes: readonly { readonly truth: string; readonly instead: string }[]
  /** Null for a campaign that is gone. */
  readonly forecast: Forecast | null
  /** How the labels of items are spread, by majority and without ties; null where an answer may hold several. */
  readonly balance: ClassBalance | null
  /** Null but in the night's figures. */
  readonly signs: CampaignSigns | null
}

export type FigureSources = {
  /** Ordinary answers; classes are label ids between hyphens. */
  readonly table: RatingTable
  readonly level: Level
  /** Set where an answer may hold several labels. */
  readonly labelIds: readonly number[] | null
  readonly gold: readonly GoldReplyOf[]
  readonly pace: PaceWindow | null
  /** The moment of which the pace is. */
  readonly at: Date
  readonly signs: CampaignSigns | null
}

/** Draws per label where there are many labels: enough to rank them. */
const drawsForEach = 200

/** @param seed fixes the draws behind intervals, a whole number */
export function campaignFigures(sources: FigureSources, seed: number): CampaignFigures {
  const { table, level, labelIds, gold, pace, at, signs } = sources
  const agreed = labelIds === null ? agreementOf(table, level, null, seed) : leastAgreed(table, labelIds, seed)
  const byPerson = Map.groupBy(gold, (reply) => reply.personId)
  return {
    agreement: agreed,
    annotators: [...byPerson].map(([personId, own]) => ({ personId, balanced: classBalancedAccuracy(own) })),
    mistakes: sharedMistakes((agreed.ac1 ?? agreed.alpha).low, gold).map(({ truth, instead }) => ({ truth, instead })),
    forecast: pace === null ? null : forecastAt(pace, at),
    balance: labelIds === null ? balanceOf(table) : null,
    signs,
  }
}

function balanceOf(table: RatingTable): ClassBalance {
  const top = ratingMajority(table)
  const labels = table.items.flatMap((_, item) => table.classes[soleLeader(top, item)] ?? [])
  return classBalance(labels, table.classes)
}

function agreementOf(table: RatingTable, level: Level, labelId: number | null, seed: number): AgreementFigures {
  const draws = labelId === null ? {} : { draws: drawsForEach }
  const found = agreement(table, { level, seed, ...draws })
  return {
    alpha: withRange(found.alpha, found.alphaInterval),
    ac1: found.oneSided ? withRange(found.ac1, found.ac1Interval) : null,
    items: found.items,
    labelId,
  }
}

function leastAgreed(table: RatingTable, labelIds: readonly number[], seed: number): AgreementFigures {
  const each = labelIds.map((id) => agreementOf(ratingsOfLabel(table, id), 'nominal', id, seed))
  const known = each.filter(({ alpha }) => alpha.value !== null)
  const [least = each[0]] = known.sort((a, b) => (a.alpha.value ?? 1) - (b.alpha.value ?? 1))
  if (least !== undefined) return least
  return { alpha: withRange(undefinedBecause('there are no labels'), null), ac1: null, items: 0, labelId: null }
}

function withRange(
  measured: Measured,
  interval: { readonly low: number | null; readonly high: number | null; readonly reason?: string } | null,
): WithRange {
  if (measured.value === null) return { value: null, low: null, high: null, reason: measured.reason }
  const { low, high } = interval ?? { low: null, high: null }
  return { value: measured.value, low, high, reason: interval?.reason ?? null }
}

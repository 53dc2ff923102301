import { textDistance } from '../../domain/texts/text-distance.ts'
import { isOneSided } from '../agreement/agreement.ts'
import { distanceAlphaOf } from '../agreement/distance-alpha.ts'
import { gwetAc1 } from '../agreement/gwet-ac1.ts'
import { type Interval, itemBootstrap } from '../agreement/item-bootstrap.ts'
import { alphaOf, classValues, type Level } from '../agreement/krippendorff-alpha.ts'
import { ratingsOfLabel } from '../agreement/multi-choice.ts'
import { meanKendallW, pairAlphaOf } from '../agreement/order-agreement.ts'
import { textSample } from '../agreement/text-sample.ts'
import type { RatingTable } from '../ratings/rating-table.ts'
import { type AnswerPatterns, answerPatterns } from '../signs/answer-patterns.ts'

/**
 * How far people agree, as a status and a digest tell it: Krippendorff's alpha with its 95 % interval, over `items` items
 * with two answers or more. Where an answer may hold several labels it is that of the label people agree about least,
 * named by `labelId`.
 */
export type AgreementFigures = (
  | {
      readonly alpha: number
      /** null where there are too few items for an interval. */
      readonly interval: Ends | null
      readonly items: number
      readonly labelId: number | null
      /** Whether `items` are a sample of all there are. */
      readonly isSample: boolean
    }
  | {
      readonly alpha: null
      readonly why: WhyNoAlpha
      readonly items?: number
      readonly labelId?: number | null
    }
) & {
  /** Where texts are compared, by how many characters tell one from another. */
  readonly isOfTexts?: true
  /**
   * Gwet's AC1 with its interval, where one label holds over 80 % of the answers and alpha is low, or cannot be told,
   * whatever people do; null where not. Digests of an earlier version have none.
   */
  readonly ac1?: { readonly value: number; readonly interval: Ends | null } | null
  /** Kendall's W, the mean over items, where answers are orders; absent elsewhere. */
  readonly kendallW?: number | null
}

/** Fewer than five items with two answers, or no two of these differ. */
export type WhyNoAlpha = 'too-few' | 'all-the-same'

type Ends = { readonly low: number; readonly high: number }

export type AgreementSubject = {
  /** Ordinary answers; classes are label ids between hyphens. */
  readonly table: RatingTable
  /** `orders`: alpha is over the pairs of candidates. `texts`: classes are what was written, near or far. */
  readonly level: Level | 'orders' | 'texts'
  /** Set where an answer may hold several labels: these are measured one by one. */
  readonly labelIds: readonly number[] | null
  readonly isSample: boolean
}

/** With fewer there is no interval either, and a number without its range tells less than it seems to. */
const fewestItems = 5

/** @param seed fixes the draws behind intervals, a whole number */
export function agreementFigures(subject: AgreementSubject, seed: number): AgreementFigures {
  const { table, level, labelIds, isSample } = subject
  if (level === 'texts') return textFigures(subject, seed)
  const areOrders = level === 'orders'
  const [about, ...others] =
    labelIds === null
      ? [level === 'orders' ? orders(table) : measurable(table, level, null)]
      : labelIds.map((id) => measurable(ratingsOfLabel(table, id), 'nominal', id))
  if (about === undefined) return { alpha: null, why: 'too-few' }
  const least = others.reduce((low, one) => ((one.alpha ?? 2) < (low.alpha ?? 2) ? one : low), about)
  const { alpha, items, labelId, patterns } = least
  if (items < fewestItems) return { alpha: null, why: 'too-few', items, labelId }
  const ac1Of = (weight: Float64Array) => gwetAc1(patterns, weight)
  const asked = !areOrders && isOneSided(least.table) ? [least.alphaOf, ac1Of] : [least.alphaOf]
  const [interval, ac1Interval] = itemBootstrap(patterns, asked, { seed })
  const value = ac1Interval === undefined ? null : ac1Of(patterns.weight).value
  const ac1 = value === null ? null : { value, interval: endsOf(ac1Interval) }
  const kendallW = areOrders ? { kendallW: meanKendallW(patterns, table.classes).value } : {}
  return alpha === null
    ? { alpha, why: 'all-the-same', items, labelId, ac1, ...kendallW }
    : { alpha, interval: endsOf(interval), items, labelId, isSample, ac1, ...kendallW }
}

/** Where texts are compared each with each, so many draws take about a second. */
const textDraws = 1_000

/** Alpha of what was written. One text does not hold most answers, so there is no second measure. */
function textFigures(subject: AgreementSubject, seed: number): AgreementFigures {
  const { table, isSample } = textSample(subject.table)
  const { classes } = table
  const patterns = answerPatterns(table)
  const items = itemsWithTwo(patterns)
  if (items < fewestItems) return { alpha: null, why: 'too-few', items, labelId: null, isOfTexts: true }
  const ofWeight = distanceAlphaOf(patterns, (one, other) => textDistance(classes[one] ?? '', classes[other] ?? ''))
  const alpha = ofWeight(patterns.weight).value
  if (alpha === null) return { alpha, why: 'all-the-same', items, labelId: null, isOfTexts: true }
  const [interval] = itemBootstrap(patterns, [ofWeight], { seed, draws: textDraws })
  return {
    alpha,
    interval: endsOf(interval),
    items,
    labelId: null,
    isSample: subject.isSample || isSample,
    isOfTexts: true,
  }
}

/** The lower end that decides whether labels are to be relied on: AC1's where alpha is low whatever people do. */
export function lowerEnd(agreement: AgreementFigures): number | null {
  const { interval } = agreement.ac1 ?? (agreement.alpha === null ? { interval: null } : agreement)
  return interval?.low ?? null
}

function measurable(table: RatingTable, level: Level, labelId: number | null) {
  const patterns = answerPatterns(table)
  const ofWeight = alphaOf(patterns, level, classValues(table.classes))
  return {
    table,
    patterns,
    labelId,
    alphaOf: ofWeight,
    alpha: ofWeight(patterns.weight).value,
    items: itemsWithTwo(patterns),
  }
}

function orders(table: RatingTable) {
  const patterns = answerPatterns(table)
  const ofWeight = pairAlphaOf(patterns, table.classes)
  const alpha = ofWeight(patterns.weight).value
  return { table, patterns, labelId: null, alphaOf: ofWeight, alpha, items: itemsWithTwo(patterns) }
}

function itemsWithTwo({ patternOf, size }: AnswerPatterns): number {
  return patternOf.reduce((items, pattern) => items + ((size[pattern] ?? 0) >= 2 ? 1 : 0), 0)
}

function endsOf(interval: Interval | undefined): Ends | null {
  return interval === undefined || interval.low === null ? null : { low: interval.low, high: interval.high }
}

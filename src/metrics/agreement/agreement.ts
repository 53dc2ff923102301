import type { Measured } from '../numeric/measured.ts'
import type { RatingTable } from '../ratings/rating-table.ts'
import { type AnswerPatterns, answerPatterns } from '../signs/answer-patterns.ts'
import { fleissKappa } from './fleiss-kappa.ts'
import { gwetAc1 } from './gwet-ac1.ts'
import type { Interval } from './item-bootstrap.ts'
import { itemBootstrap } from './item-bootstrap.ts'
import type { Level } from './krippendorff-alpha.ts'
import { alphaOf, classValues } from './krippendorff-alpha.ts'
import type { PairwiseKappa } from './pairwise-kappa.ts'
import { pairwiseKappa } from './pairwise-kappa.ts'
import { percentAgreement } from './percent-agreement.ts'

/** How far annotators agree, in every way that is reported. */
export type Agreement = {
  /** The headline. */
  readonly alpha: Measured
  readonly alphaInterval: Interval
  readonly ac1: Measured
  readonly ac1Interval: Interval
  readonly fleissKappa: Measured
  readonly percentAgreement: Measured
  readonly cohenKappa: PairwiseKappa
  /** Items with two answers or more: what all of it rests on. */
  readonly items: number
  readonly itemsAnsweredOnce: number
  /** Whether one class holds over 80 % of all answers: then alpha is low however people agree, and AC1 belongs beside it. */
  readonly oneSided: boolean
}

const oneSidedShare = 0.8

/**
 * Every agreement measure of a table of ratings.
 *
 * @param seed fixes the bootstrap draws behind the intervals
 */
export function agreement(table: RatingTable, options: { level: Level; seed: number; draws?: number }): Agreement {
  const patterns = answerPatterns(table)
  const alpha = alphaOf(patterns, options.level, classValues(table.classes))
  const ac1 = (weight: Float64Array) => gwetAc1(patterns, weight)
  const [alphaInterval, ac1Interval] = itemBootstrap(patterns, [alpha, ac1], options)
  if (alphaInterval === undefined || ac1Interval === undefined) throw new Error('a bootstrap lost its statistics')
  return {
    alpha: alpha(patterns.weight),
    alphaInterval,
    ac1: gwetAc1(patterns),
    ac1Interval,
    fleissKappa: fleissKappa(patterns),
    percentAgreement: percentAgreement(patterns),
    cohenKappa: pairwiseKappa(table),
    items: itemsOf(patterns, (answers) => answers >= 2),
    itemsAnsweredOnce: itemsOf(patterns, (answers) => answers === 1),
    oneSided: isOneSided(table),
  }
}

function itemsOf({ patternOf, size }: AnswerPatterns, counts: (answers: number) => boolean): number {
  return patternOf.reduce((sum, pattern) => sum + (counts(size[pattern] ?? 0) ? 1 : 0), 0)
}

/** Whether one class holds over 80 % of a table's answers. */
export function isOneSided({ classAt, classes }: RatingTable): boolean {
  const counts = new Int32Array(classes.length)
  for (const label of classAt) counts[label] = (counts[label] ?? 0) + 1
  return counts.some((count) => count > oneSidedShare * classAt.length)
}

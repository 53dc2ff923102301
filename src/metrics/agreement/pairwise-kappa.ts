import type { Measured } from '../numeric/measured.ts'
import { undefinedBecause } from '../numeric/measured.ts'
import { median } from '../numeric/median.ts'
import type { RatingTable } from '../ratings/rating-table.ts'
import { groupBy } from '../ratings/rating-table.ts'
import type { Disagreement } from './cohen-kappa.ts'
import { anyDifference } from './cohen-kappa.ts'

/** Cohen's kappa over all pairs of raters that share enough items. */
export type PairwiseKappa = {
  /** Every pair counts alike. */
  readonly mean: Measured
  readonly median: Measured
  /** Pairs count by the items they share. */
  readonly meanBySharedItems: Measured
  /** Pairs behind these figures. */
  readonly pairs: number
  /** Pairs left out because both gave one and the same class throughout, where kappa is undefined. */
  readonly undefinedPairs: number
  /** Pairs left out because they share too few items. */
  readonly smallPairs: number
}

/** Items that a pair must share, unless told otherwise. */
export const usualShared = 10

/**
 * Cohen's kappa of every pair of raters with enough items in common, and their averages.
 * One pass over the pairs of answers within items; memory grows with raters × classes, not with pairs × classes².
 *
 * @param minShared items that a pair must share
 */
export function pairwiseKappa(
  table: RatingTable,
  minShared = usualShared,
  disagreement: Disagreement = anyDifference,
): PairwiseKappa {
  if (answerPairs(table) > mostAnswerPairs) {
    const tooMany = undefinedBecause({ kind: 'pairs-too-many' })
    return { mean: tooMany, median: tooMany, meanBySharedItems: tooMany, pairs: 0, undefinedPairs: 0, smallPairs: 0 }
  }
  const kappas: number[] = []
  let sharedInAll = 0
  let weightedSum = 0
  let undefinedPairs = 0
  let smallPairs = 0
  forEachPair(table, disagreement, (shared, observed, expected) => {
    if (shared < minShared) smallPairs++
    else if (expected === 0) undefinedPairs++
    else {
      const kappa = 1 - observed / expected
      kappas.push(kappa)
      sharedInAll += shared
      weightedSum += shared * kappa
    }
  })
  const none = undefinedBecause(undefinedPairs > 0 ? { kind: 'pairs-alike' } : { kind: 'few-shared', least: minShared })
  const sum = kappas.reduce((total, kappa) => total + kappa, 0)
  const middle = median(kappas)
  return {
    mean: kappas.length === 0 ? none : { value: sum / kappas.length },
    median: middle === null ? none : { value: middle },
    meanBySharedItems: kappas.length === 0 ? none : { value: weightedSum / sharedInAll },
    pairs: kappas.length,
    undefinedPairs,
    smallPairs,
  }
}

/** Some ten seconds of work, and some hundred megabytes. */
const mostAnswerPairs = 3e8

function answerPairs({ itemStart }: RatingTable): number {
  let pairs = 0
  for (let item = 0; item + 1 < itemStart.length; item++) {
    const answers = (itemStart[item + 1] ?? 0) - (itemStart[item] ?? 0)
    pairs += (answers * (answers - 1)) / 2
  }
  return pairs
}

type SeePair = (shared: number, observedDisagreement: number, expectedDisagreement: number) => void

/** Goes through raters one by one, gathering their shared answers with every later rater in reused rows. */
function forEachPair(table: RatingTable, disagreement: Disagreement, see: SeePair): void {
  const { itemStart, raterAt, classAt, raters, classes } = table
  const width = classes.length
  const cost = costTable(width, disagreement)
  const { start, order } = groupBy(raterAt, raters.length)
  const itemAt = itemOfEach(itemStart, raterAt.length)
  const shared = new Int32Array(raters.length)
  const observed = new Float64Array(raters.length)
  const mine = new Int32Array(raters.length * width)
  const theirs = new Int32Array(raters.length * width)
  for (let rater = 0; rater < raters.length; rater++) {
    const met: number[] = []
    for (let place = start[rater] ?? 0; place < (start[rater + 1] ?? 0); place++) {
      const at = order[place] ?? 0
      const item = itemAt[at] ?? 0
      const own = classAt[at] ?? 0
      for (let near = itemStart[item] ?? 0; near < (itemStart[item + 1] ?? 0); near++) {
        const other = raterAt[near] ?? 0
        if (other <= rater) continue
        const theirClass = classAt[near] ?? 0
        if (shared[other] === 0) met.push(other)
        shared[other] = (shared[other] ?? 0) + 1
        observed[other] = (observed[other] ?? 0) + (cost[own * width + theirClass] ?? 0)
        mine[other * width + own] = (mine[other * width + own] ?? 0) + 1
        theirs[other * width + theirClass] = (theirs[other * width + theirClass] ?? 0) + 1
      }
    }
    for (const other of met) {
      const row = other * width
      const both = shared[other] ?? 0
      see(both, observed[other] ?? 0, expectedCost(mine, theirs, row, width, cost) / both)
      shared[other] = 0
      observed[other] = 0
      mine.fill(0, row, row + width)
      theirs.fill(0, row, row + width)
    }
  }
}

function expectedCost(mine: Int32Array, theirs: Int32Array, row: number, width: number, cost: Float64Array): number {
  let sum = 0
  for (let i = 0; i < width; i++) {
    const count = mine[row + i] ?? 0
    if (count === 0) continue
    for (let j = 0; j < width; j++) sum += count * (theirs[row + j] ?? 0) * (cost[i * width + j] ?? 0)
  }
  return sum
}

function costTable(width: number, disagreement: Disagreement): Float64Array {
  return Float64Array.from({ length: width * width }, (_, cell) => disagreement(Math.floor(cell / width), cell % width))
}

/** Per rating, its item. */
function itemOfEach(itemStart: Int32Array, ratings: number): Int32Array {
  const itemAt = new Int32Array(ratings)
  for (let item = 0; item + 1 < itemStart.length; item++) itemAt.fill(item, itemStart[item], itemStart[item + 1])
  return itemAt
}

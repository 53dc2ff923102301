import type { Measured } from '../numeric/measured.ts'
import { undefinedBecause } from '../numeric/measured.ts'
import { softmax } from './live-vote.ts'

/** A gold item's log scores per class, and the index of its known class. */
export type ScoredGold = { readonly scores: readonly number[]; readonly known: number }

const fewestGolds = 100
const coldest = 0.2
const hottest = 20

/**
 * The one temperature that makes posteriors `softmax(scores / T)` as honest as they can be on gold: the T with the
 * least log loss (temperature scaling, Guo et al. 2017, ICML). Above 1 where the vote was too sure of itself.
 * Undefined under 100 golds.
 *
 * @param golds scores must come from voters' accuracy on the *other* golds, or they flatter themselves
 */
export function fitTemperature(golds: readonly ScoredGold[]): Measured {
  if (golds.length < fewestGolds) {
    return undefinedBecause({ kind: 'few-golds-for-temperature', least: fewestGolds, there: golds.length })
  }
  const loss = (sharpness: number) =>
    golds.reduce((sum, { scores, known }) => sum - Math.log(softmax(scores, 1 / sharpness)[known] || 1e-300), 0)
  return { value: 1 / leastOf(loss, 1 / hottest, 1 / coldest) }
}

/** Golden-section search for the least value of a convex function; log loss is convex in 1/T. */
function leastOf(of: (x: number) => number, from: number, to: number): number {
  const golden = (Math.sqrt(5) - 1) / 2
  let low = from
  let high = to
  let left = high - golden * (high - low)
  let right = low + golden * (high - low)
  let atLeft = of(left)
  let atRight = of(right)
  while (high - low > 1e-6) {
    if (atLeft <= atRight) {
      high = right
      right = left
      atRight = atLeft
      left = high - golden * (high - low)
      atLeft = of(left)
    } else {
      low = left
      left = right
      atLeft = atRight
      right = low + golden * (high - low)
      atRight = of(right)
    }
  }
  return (low + high) / 2
}

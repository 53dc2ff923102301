import type { ModelDoubt } from '../../domain/figures/model-doubt.ts'
import type { RatingTable } from '../ratings/rating-table.ts'
import { raterWeights } from '../ratings/rating-votes.ts'
import type { TopClasses } from '../ratings/top-classes.ts'
import { topOf } from '../ratings/top-classes.ts'
import { doubtsAbout } from './consensus-doubts.ts'
import { dawidSkene } from './dawid-skene.ts'
import { softmax } from './live-vote.ts'

/** The nightly consensus: per item the leading classes and the chance of each class, by the method that could be trusted. */
export type OvernightConsensus = {
  readonly method: 'dawid-skene' | 'live-vote'
  /** Names the computation, so that a stored result can be told from one of a later version. */
  readonly version: string
  /** Why Dawid and Skene's model was not used; empty where it was. */
  readonly fallbackReasons: readonly ModelDoubt[]
  readonly top: TopClasses
  /** The chance that item `i` is of class `c`, at `i × classes + c`. */
  readonly posteriors: Float64Array
}

/**
 * Dawid and Skene's estimate where there is enough to estimate from and its result is plausible, else the live vote.
 *
 * @param goldClass per item, the index of its known class, or −1
 */
export function overnightConsensus(table: RatingTable, goldClass: Int32Array): OvernightConsensus {
  const model = dawidSkene(table, goldClass)
  const fallbackReasons = doubtsAbout(table, model, goldClass)
  const fallsBack = fallbackReasons.length > 0
  const posteriors = fallsBack ? livePosteriors(table, goldClass) : model.posteriors
  return {
    method: fallsBack ? 'live-vote' : 'dawid-skene',
    version: fallsBack ? 'live-vote/1' : 'dawid-skene-map/1',
    fallbackReasons,
    top: topOf(posteriors, table.classes.length),
    posteriors,
  }
}

function livePosteriors(table: RatingTable, goldClass: Int32Array): Float64Array {
  const { items, classes, itemStart, raterAt, classAt } = table
  const weights = raterWeights(table, goldClass)
  const posteriors = new Float64Array(items.length * classes.length)
  for (let item = 0; item < items.length; item++) {
    const row = posteriors.subarray(item * classes.length, (item + 1) * classes.length)
    const known = goldClass[item] ?? -1
    if (known >= 0) {
      row[known] = 1
      continue
    }
    const scores = classes.map(() => 0)
    for (let at = itemStart[item] ?? 0; at < (itemStart[item + 1] ?? 0); at++) {
      const label = classAt[at] ?? 0
      scores[label] = (scores[label] ?? 0) + (weights[raterAt[at] ?? 0] ?? 0)
    }
    row.set(softmax(scores, 1))
  }
  return posteriors
}

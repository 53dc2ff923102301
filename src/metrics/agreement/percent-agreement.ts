import type { Measured } from '../numeric/measured.ts'
import { undefinedBecause } from '../numeric/measured.ts'
import type { AnswerPatterns } from '../signs/answer-patterns.ts'

/**
 * The chance that two answers to the same item agree, averaged over items with two answers or more:
 * `p_a = mean of Σ_k r_k (r_k − 1) / (r (r − 1))`, with `r_k` answers for class `k` among `r`
 * (Fleiss 1971; for unequal counts Gwet 2014, Handbook of Inter-Rater Reliability, ch. 2).
 *
 * @param weight items per pattern; a bootstrap draw passes its own
 */
export function percentAgreement(patterns: AnswerPatterns, weight: Float64Array = patterns.weight): Measured {
  let agreeing = 0
  let items = 0
  for (let p = 0; p < weight.length; p++) {
    const times = weight[p] ?? 0
    const size = patterns.size[p] ?? 0
    if (times === 0 || size < 2) continue
    items += times
    agreeing += times * shareOfAgreeingPairs(patterns, p)
  }
  return items === 0 ? undefinedBecause({ kind: 'no-item-twice' }) : { value: agreeing / items }
}

/** For one pattern with two answers or more: of all ordered pairs of its answers, the share that agree. */
export function shareOfAgreeingPairs(patterns: AnswerPatterns, pattern: number): number {
  const { entryStart, entryCount, size } = patterns
  const answers = size[pattern] ?? 0
  let pairs = 0
  for (let e = entryStart[pattern] ?? 0; e < (entryStart[pattern + 1] ?? 0); e++) {
    const count = entryCount[e] ?? 0
    pairs += count * (count - 1)
  }
  return pairs / (answers * (answers - 1))
}

import type { AnswerPatterns } from '../signs/answer-patterns.ts'

/**
 * `π_k`: the share of its answers that an item gives to class `k`, averaged over all items with an answer.
 * Items count alike, however many answers each has (Gwet 2014; so does irrCAC). `null` without items.
 */
export function meanClassShares(patterns: AnswerPatterns, weight: Float64Array): Float64Array | null {
  const shares = new Float64Array(patterns.classes)
  let items = 0
  for (let p = 0; p < weight.length; p++) {
    const times = weight[p] ?? 0
    const size = patterns.size[p] ?? 0
    if (times === 0 || size === 0) continue
    items += times
    for (let e = patterns.entryStart[p] ?? 0; e < (patterns.entryStart[p + 1] ?? 0); e++) {
      const label = patterns.entryClass[e] ?? 0
      shares[label] = (shares[label] ?? 0) + (times * (patterns.entryCount[e] ?? 0)) / size
    }
  }
  return items === 0 ? null : shares.map((sum) => sum / items)
}

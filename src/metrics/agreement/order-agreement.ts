import type { Measured } from '../numeric/measured.ts'
import { undefinedBecause } from '../numeric/measured.ts'
import type { AnswerPatterns } from '../signs/answer-patterns.ts'
import { kendallW } from './kendall-w.ts'
import type { AlphaOf } from './krippendorff-alpha.ts'

/**
 * Krippendorff's nominal alpha over the pairs of candidates: each pair of an item's candidates is a unit, and each annotator's
 * value of it is which of the two comes first. 1 where all give the same orders, about 0 where orders are drawn.
 *
 * @param classes what each class stands for: ids between hyphens, the best first
 * @returns alpha as a function of the weights of items, so that a bootstrap draws items and never half of one
 */
export function pairAlphaOf(patterns: AnswerPatterns, classes: readonly string[]): AlphaOf {
  const perPattern = ordersByPattern(patterns, classes).map(pairsIn)
  return (weight) => {
    let [observed, kept, turned] = [0, 0, 0]
    for (const [pattern, found] of perPattern.entries()) {
      const times = weight[pattern] ?? 0
      observed += times * found.observed
      kept += times * found.kept
      turned += times * found.turned
    }
    const all = kept + turned
    if (all === 0) return undefinedBecause({ kind: 'no-item-twice' })
    const expected = 2 * kept * turned
    return expected > 0 ? { value: 1 - ((all - 1) * observed) / expected } : undefinedBecause({ kind: 'answers-alike' })
  }
}

/** Kendall's W, as the mean over items with two answers or more. */
export function meanKendallW(patterns: AnswerPatterns, classes: readonly string[]): Measured {
  let [sum, items] = [0, 0]
  for (const [pattern, orders] of ordersByPattern(patterns, classes).entries()) {
    if (orders.length < 2) continue
    const { value } = kendallW(orders.map(ranksOf))
    const times = patterns.weight[pattern] ?? 0
    if (value === null) continue
    sum += times * value
    items += times
  }
  return items === 0 ? undefinedBecause({ kind: 'no-item-twice' }) : { value: sum / items }
}

/** The orders that an item of each pattern was given. */
function ordersByPattern(patterns: AnswerPatterns, classes: readonly string[]): number[][][] {
  const orders = classes.map((key) => key.split('-').map(Number))
  return Array.from(patterns.size, (_, pattern) => {
    const found: number[][] = []
    for (let e = patterns.entryStart[pattern] ?? 0; e < (patterns.entryStart[pattern + 1] ?? 0); e++) {
      const order = orders[patterns.entryClass[e] ?? 0] ?? []
      for (let times = patterns.entryCount[e] ?? 0; times > 0; times--) found.push(order)
    }
    return found
  })
}

/** The rank of each candidate, in the order of their ids. */
function ranksOf(order: readonly number[]): number[] {
  const ranks: number[] = []
  for (const [place, id] of order.entries()) ranks[id - 1] = place + 1
  return ranks
}

/** How often a pair stands in the order of the letters, or turned round, and `Σ m_c m_k / (m − 1)` over ordered pairs of both. */
function pairsIn(orders: readonly (readonly number[])[]) {
  const found = { observed: 0, kept: 0, turned: 0 }
  const { length } = orders
  if (length < 2) return found
  const ranks = orders.map(ranksOf)
  const candidates = ranks[0]?.length ?? 0
  for (let one = 0; one < candidates; one++) {
    for (let other = one + 1; other < candidates; other++) {
      const kept = ranks.filter((rank) => (rank[one] ?? 0) < (rank[other] ?? 0)).length
      found.kept += kept
      found.turned += length - kept
      found.observed += (2 * kept * (length - kept)) / (length - 1)
    }
  }
  return found
}

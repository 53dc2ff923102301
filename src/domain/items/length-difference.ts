import { limits } from '../limits.ts'
import type { GoldLookWarning } from './item-warning.ts'

/** How often each length occurs, in memory that does not grow. */
export type LengthCounts = {
  add(length: number): void
  total(): number
  /** Occurrences of one length; lengths beyond `longestCounted` count as that. */
  at(length: number): number
}

/** Two texts of a pair together are the longest that an item can be. */
const longestCounted = 2 * limits.itemText

export function lengthCounts(): LengthCounts {
  const counts = new Float64Array(longestCounted + 1)
  let total = 0
  return {
    add(length) {
      const at = Math.min(length, longestCounted)
      counts[at] = (counts[at] ?? 0) + 1
      total++
    },
    total: () => total,
    at: (length) => counts[length] ?? 0,
  }
}

/** Kolmogorov and Smirnov's bound at the 1 % level, and the least distance worth a word. */
const rareAtOnePercent = 1.63
const noticedDistance = 0.35

/**
 * Says how the lengths of gold differ from those of other items, by the largest distance between the two cumulative
 * distributions, so that both a shift and a difference in spread are seen and a few long texts are not. Null where the
 * difference is small or may well be chance.
 */
export function lengthDifference(gold: LengthCounts, ordinary: LengthCounts): GoldLookWarning | null {
  const distance = largestDistance(gold, ordinary)
  const bound = rareAtOnePercent * Math.sqrt(1 / gold.total() + 1 / ordinary.total())
  if (distance < Math.max(noticedDistance, bound)) return null
  const [g, o] = [quartiles(gold), quartiles(ordinary)]
  if (g.middle > o.upper || g.middle < o.lower) {
    return { kind: 'gold-length', gold: g.middle, others: o.middle }
  }
  const span = ({ lower, upper }: { lower: number; upper: number }) => ({ from: lower, to: upper })
  return { kind: 'gold-length-spread', gold: span(g), others: span(o) }
}

function largestDistance(one: LengthCounts, other: LengthCounts): number {
  let largest = 0
  let below = 0
  for (let length = 0; length <= longestCounted; length++) {
    below += one.at(length) / one.total() - other.at(length) / other.total()
    largest = Math.max(largest, Math.abs(below))
  }
  return largest
}

function quartiles(counts: LengthCounts): { lower: number; middle: number; upper: number } {
  return { lower: quantile(counts, 0.25), middle: quantile(counts, 0.5), upper: quantile(counts, 0.75) }
}

/** The least length with at least this share of all at or below it. */
function quantile(counts: LengthCounts, share: number): number {
  let seen = 0
  for (let length = 0; length <= longestCounted; length++) {
    seen += counts.at(length)
    if (seen >= share * counts.total()) return length
  }
  return longestCounted
}

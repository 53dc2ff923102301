import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import type { Measured } from '../numeric/measured.ts'
import { quantileOf } from '../numeric/quantile-of.ts'
import type { WhyUndefined } from '../numeric/why-undefined.ts'
import type { AnswerPatterns } from '../signs/answer-patterns.ts'

/** The ends of an interval, or why there is none. */
export type Interval =
  | { readonly low: number; readonly high: number; readonly draws: number }
  | { readonly low: null; readonly high: null; readonly reason: WhyUndefined }

export type BootstrapOptions = {
  /** Fixes the draws: the same seed, the same interval. A whole number. */
  readonly seed: number
  /** As many as are cheap, 1,000 to 10,000, unless told; draws × items stays below 1e8, but 50 are always drawn. */
  readonly draws?: number
  /** Coverage wanted, 0.95 unless told. */
  readonly coverage?: number
}

const mostItemDraws = 1e8
const fewestDraws = 50
const cheapItemDraws = 1e7
const fewestItems = 5

/**
 * Percentile intervals by drawing items with replacement (Efron 1979), one per statistic, all from the same draws. The
 * order of the items does not matter: the same answers have the same intervals, however they were read.
 * Only items with two answers or more are drawn; those with one, which say nothing about agreement, stay as they are.
 * There is no interval for fewer than five items, nor where more than one draw in twenty leaves the statistic undefined.
 */
export function itemBootstrap(
  patterns: AnswerPatterns,
  statistics: readonly ((weight: Float64Array) => Measured)[],
  { seed, draws, coverage = 0.95 }: BootstrapOptions,
): Interval[] {
  const pool = pairableItems(patterns)
  if (pool.length < fewestItems) {
    return statistics.map(() => none({ kind: 'few-items', least: fewestItems }))
  }
  const wanted = draws ?? Math.max(1000, Math.min(10_000, Math.floor(cheapItemDraws / pool.length)))
  const rounds = Math.max(fewestDraws, Math.min(wanted, Math.floor(mostItemDraws / pool.length)))
  const values = statistics.map((): number[] => [])
  const rest = patterns.weight.map((times, pattern) => ((patterns.size[pattern] ?? 0) >= 2 ? 0 : times))
  const weight = new Float64Array(rest.length)
  const rng = xoroshiro128plus(seed)
  const scale = pool.length / 2 ** 32
  for (let round = 0; round < rounds; round++) {
    weight.set(rest)
    for (let i = 0; i < pool.length; i++) {
      const pattern = pool[Math.floor((rng.next() >>> 0) * scale)] ?? 0
      weight[pattern] = (weight[pattern] ?? 0) + 1
    }
    for (const [index, statistic] of statistics.entries()) {
      const { value } = statistic(weight)
      if (value !== null) values[index]?.push(value)
    }
  }
  return values.map((drawn) => percentiles(drawn, rounds, coverage))
}

/** The pattern of each item with two answers or more, in an order that hangs on the patterns alone. */
function pairableItems({ size, weight, entryStart, entryClass, entryCount }: AnswerPatterns): Int32Array {
  const entriesOf = (pattern: number) => {
    const [from, to] = [entryStart[pattern] ?? 0, entryStart[pattern + 1] ?? 0]
    return [...entryClass.subarray(from, to), ...entryCount.subarray(from, to)]
  }
  const pairable = [...weight.keys()].filter((pattern) => (size[pattern] ?? 0) >= 2)
  const sorted = pairable
    .map((pattern) => ({ pattern, entries: entriesOf(pattern) }))
    .sort((one, other) => firstDifference(one.entries, other.entries))
  const pool = new Int32Array(pairable.reduce((items, pattern) => items + (weight[pattern] ?? 0), 0))
  let at = 0
  for (const { pattern } of sorted) {
    const from = at
    at += weight[pattern] ?? 0
    pool.fill(pattern, from, at)
  }
  return pool
}

function firstDifference(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((n, place) => n !== other[place])
  return one.length - other.length || (at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0))
}

function percentiles(drawn: readonly number[], rounds: number, coverage: number): Interval {
  if (drawn.length < 0.95 * rounds) return none({ kind: 'draws-undefined' })
  const sorted = Float64Array.from(drawn).sort()
  const tail = (1 - coverage) / 2
  return { low: quantileOf(sorted, tail), high: quantileOf(sorted, 1 - tail), draws: rounds }
}

function none(reason: WhyUndefined): Interval {
  return { low: null, high: null, reason }
}

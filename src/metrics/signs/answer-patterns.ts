import type { RatingTable } from '../ratings/rating-table.ts'

/**
 * Items whose answers hold each class equally often are alike for every agreement coefficient, so these are
 * computed from the distinct patterns and how many items show each. A hundred thousand items with three answers
 * over five classes show at most 55 patterns, and a bootstrap draw only changes the weights.
 *
 * Pattern `p` holds class `entryClass[e]` `entryCount[e]` times for `e` from `entryStart[p]` to `entryStart[p + 1]`,
 * classes ascending. Items without any answer have no pattern.
 */
export type AnswerPatterns = {
  readonly classes: number
  readonly entryStart: Int32Array
  readonly entryClass: Int32Array
  readonly entryCount: Int32Array
  /** Per pattern, the number of answers an item of it has. */
  readonly size: Int32Array
  /** Per pattern, how many items show it. */
  readonly weight: Float64Array
  /** Per item, its pattern. */
  readonly patternOf: Int32Array
}

/** The patterns of a table's items, in one pass over its ratings. */
export function answerPatterns(table: RatingTable): AnswerPatterns {
  const items = table.items.length
  const found = patternStore()
  const patternOf = new Int32Array(items)
  const countOf = new Int32Array(table.classes.length)
  for (let item = 0; item < items; item++) {
    const from = table.itemStart[item] ?? 0
    const to = table.itemStart[item + 1] ?? 0
    const present = distinctClasses(table.classAt, from, to, countOf)
    patternOf[item] = found.numberOf(present, countOf)
    for (const label of present) countOf[label] = 0
  }
  const { entryStart, entryClass, entryCount } = found.entries()
  const patterns = entryStart.length - 1
  const size = new Int32Array(patterns)
  for (let p = 0; p < patterns; p++) {
    for (let e = entryStart[p] ?? 0; e < (entryStart[p + 1] ?? 0); e++) size[p] = (size[p] ?? 0) + (entryCount[e] ?? 0)
  }
  const weight = new Float64Array(patterns)
  for (const pattern of patternOf) weight[pattern] = (weight[pattern] ?? 0) + 1
  return { classes: table.classes.length, entryStart, entryClass, entryCount, size, weight, patternOf }
}

/** Tallies one item's answers into `countOf` and returns the classes present, ascending. */
function distinctClasses(classAt: Int32Array, from: number, to: number, countOf: Int32Array): number[] {
  const present: number[] = []
  for (let at = from; at < to; at++) {
    const label = classAt[at] ?? 0
    const before = countOf[label] ?? 0
    countOf[label] = before + 1
    if (before > 0) continue
    let place = present.length
    while (place > 0 && (present[place - 1] ?? 0) > label) place--
    present.splice(place, 0, label)
  }
  return present
}

/** A hash table from patterns to their numbers; chains hold what collides. */
function patternStore() {
  const bucket = new Map<number, number[]>()
  const entryStart = [0]
  const entryClass: number[] = []
  const entryCount: number[] = []

  const matches = (pattern: number, present: readonly number[], countOf: Int32Array) => {
    const from = entryStart[pattern] ?? 0
    if ((entryStart[pattern + 1] ?? 0) - from !== present.length) return false
    for (let i = 0; i < present.length; i++) {
      const label = present[i] ?? 0
      if (entryClass[from + i] !== label || entryCount[from + i] !== countOf[label]) return false
    }
    return true
  }
  return {
    numberOf(present: readonly number[], countOf: Int32Array): number {
      let hash = 0
      for (const label of present) hash = Math.imul(hash ^ (label * 65_537 + (countOf[label] ?? 0)), 0x9e3779b1)
      const chain = bucket.get(hash)
      const known = chain?.find((pattern) => matches(pattern, present, countOf))
      if (known !== undefined) return known
      for (const label of present) {
        entryClass.push(label)
        entryCount.push(countOf[label] ?? 0)
      }
      const pattern = entryStart.length - 1
      entryStart.push(entryClass.length)
      if (chain) chain.push(pattern)
      else bucket.set(hash, [pattern])
      return pattern
    },
    entries: () => ({
      entryStart: Int32Array.from(entryStart),
      entryClass: Int32Array.from(entryClass),
      entryCount: Int32Array.from(entryCount),
    }),
  }
}

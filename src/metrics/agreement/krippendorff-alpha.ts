import type { Measured } from '../numeric/measured.ts'
import { undefinedBecause } from '../numeric/measured.ts'
import type { AnswerPatterns } from '../signs/answer-patterns.ts'

/** What the distance between two labels means: same or not, how many ranks apart, or how far apart as numbers. */
export type Level = 'nominal' | 'ordinal' | 'interval'

/** Alpha of the patterns under some weights: the patterns' own, or those of a bootstrap draw. */
export type AlphaOf = (weight: Float64Array) => Measured

/**
 * Krippendorff's alpha (Krippendorff 2011, Computing Krippendorff's Alpha-Reliability): `1 − D_o / D_e`, observed
 * over expected disagreement, over items with two answers or more, any number of answers missing. 1 is perfect
 * agreement, 0 what answers dealt out at random over the items would give, below 0 worse than that.
 *
 * With `n_c` answers of class `c` among the `n` of such items, `m` answers to an item and `δ²` the squared distance:
 * `α = 1 − (n − 1) · Σ_items (Σ_{c≠k} m_c m_k δ²_ck) / (m − 1)  /  Σ_{c≠k} n_c n_k δ²_ck`.
 * Nominal distance is 1 between different classes. The ordinal distance of two classes is the difference of their
 * mid-ranks among all answers, so that both ordered levels share one formula.
 *
 * @param values the number each class stands for, ascending; read by `ordinal` for its order, by `interval` in full
 */
export function krippendorffAlpha(patterns: AnswerPatterns, level: Level, values: Float64Array | null): Measured {
  return alphaOf(patterns, level, values)(patterns.weight)
}

/** Alpha as a function of the weights, so that many draws share what does not change between them. */
export function alphaOf(patterns: AnswerPatterns, level: Level, values: Float64Array | null): AlphaOf {
  if (level !== 'nominal' && values === null) {
    return () => undefinedBecause({ kind: 'labels-are-no-numbers', level })
  }
  const fixed = level === 'ordinal' ? null : disagreements(patterns, level === 'interval' ? values : null)
  return (weight) => {
    const answersOf = pairableAnswers(patterns, weight)
    const answers = answersOf.reduce((sum, count) => sum + count, 0)
    if (answers === 0) return undefinedBecause({ kind: 'no-item-twice' })
    const positions = level === 'ordinal' ? midRanks(answersOf) : level === 'interval' ? values : null
    const perPattern = fixed ?? disagreements(patterns, positions)
    let observed = 0
    for (let p = 0; p < weight.length; p++) observed += (weight[p] ?? 0) * (perPattern[p] ?? 0)
    const expected = positions === null ? differing(answersOf, answers) : spread(answersOf, answers, positions)
    if (!(expected > 0)) return undefinedBecause({ kind: 'answers-alike' })
    return { value: 1 - ((answers - 1) * observed) / expected }
  }
}

/** The number that each class stands for, or `null` where one is not a number. */
export function classValues(classes: readonly string[]): Float64Array | null {
  const values = Float64Array.from(classes, (label) => (label.trim() === '' ? Number.NaN : Number(label)))
  return values.every(Number.isFinite) ? values : null
}

/** Per pattern `Σ_{c≠k} m_c m_k δ²_ck / (m − 1)` over ordered pairs; 0 for patterns of one answer. */
function disagreements(patterns: AnswerPatterns, positions: Float64Array | null): Float64Array {
  const { entryStart, entryClass, entryCount, size } = patterns
  const sums = new Float64Array(size.length)
  for (let p = 0; p < size.length; p++) {
    const end = entryStart[p + 1] ?? 0
    let sum = 0
    for (let a = entryStart[p] ?? 0; a < end; a++) {
      for (let b = a + 1; b < end; b++) {
        const apart =
          positions === null ? 1 : (positions[entryClass[b] ?? 0] ?? 0) - (positions[entryClass[a] ?? 0] ?? 0)
        sum += 2 * (entryCount[a] ?? 0) * (entryCount[b] ?? 0) * apart * apart
      }
    }
    sums[p] = sum === 0 ? 0 : sum / ((size[p] ?? 0) - 1)
  }
  return sums
}

/** Answers per class, over items with two answers or more. */
function pairableAnswers(patterns: AnswerPatterns, weight: Float64Array): Float64Array {
  const answers = new Float64Array(patterns.classes)
  for (let p = 0; p < weight.length; p++) {
    const times = weight[p] ?? 0
    if (times === 0 || (patterns.size[p] ?? 0) < 2) continue
    for (let e = patterns.entryStart[p] ?? 0; e < (patterns.entryStart[p + 1] ?? 0); e++) {
      const label = patterns.entryClass[e] ?? 0
      answers[label] = (answers[label] ?? 0) + times * (patterns.entryCount[e] ?? 0)
    }
  }
  return answers
}

function midRanks(answersOf: Float64Array): Float64Array {
  let before = 0
  return answersOf.map((count) => {
    before += count
    return before - count / 2
  })
}

/** `Σ_{c≠k} n_c n_k` over ordered pairs. */
function differing(answersOf: Float64Array, answers: number): number {
  return answersOf.reduce((sum, count) => sum + count * (answers - count), 0)
}

/** `Σ_{c≠k} n_c n_k (v_c − v_k)²` over ordered pairs, about the mean so that large values lose no digits. */
function spread(answersOf: Float64Array, answers: number, positions: Float64Array): number {
  let mean = 0
  for (let c = 0; c < answersOf.length; c++) mean += ((answersOf[c] ?? 0) * (positions[c] ?? 0)) / answers
  let squares = 0
  for (let c = 0; c < answersOf.length; c++) squares += (answersOf[c] ?? 0) * ((positions[c] ?? 0) - mean) ** 2
  return 2 * answers * squares
}

import { undefinedBecause } from '../numeric/measured.ts'
import type { AnswerPatterns } from '../signs/answer-patterns.ts'
import type { AlphaOf } from './krippendorff-alpha.ts'

/**
 * Krippendorff's alpha under any distance between classes: `1 − D_o / D_e` with the distance itself, not its square, as what
 * two answers disagree by, as Braylan, Alonso and Lease (2022, Measuring Annotator Agreement Generally across Complex
 * Structured, Multi-object, and Free-text Annotation Tasks) have it for written answers. With 1 between any two
 * classes it is nominal alpha.
 *
 * Every pair of classes is measured once, however many draws follow: `textSample` keeps these few enough.
 *
 * @param distance of two classes by their indices, symmetric, 0 or more
 */
export function distanceAlphaOf(patterns: AnswerPatterns, distance: (one: number, other: number) => number): AlphaOf {
  const { classes, entryStart, entryClass, entryCount, size } = patterns
  const apart = new Float32Array(classes * classes)
  for (let one = 0; one < classes; one++) {
    for (let other = one + 1; other < classes; other++) {
      apart[one * classes + other] = apart[other * classes + one] = distance(one, other)
    }
  }
  const within = Float64Array.from(size, (answers, pattern) => {
    const [from, to] = [entryStart[pattern] ?? 0, entryStart[pattern + 1] ?? 0]
    let sum = 0
    for (let a = from; a < to; a++) {
      const row = (entryClass[a] ?? 0) * classes
      for (let b = a + 1; b < to; b++) {
        sum += 2 * (entryCount[a] ?? 0) * (entryCount[b] ?? 0) * (apart[row + (entryClass[b] ?? 0)] ?? 0)
      }
    }
    return sum === 0 ? 0 : sum / (answers - 1)
  })
  return (weight) => {
    const answersOf = new Float64Array(classes)
    let answers = 0
    let observed = 0
    for (let p = 0; p < weight.length; p++) {
      const times = weight[p] ?? 0
      if (times === 0 || (size[p] ?? 0) < 2) continue
      observed += times * (within[p] ?? 0)
      answers += times * (size[p] ?? 0)
      for (let e = entryStart[p] ?? 0; e < (entryStart[p + 1] ?? 0); e++) {
        const at = entryClass[e] ?? 0
        answersOf[at] = (answersOf[at] ?? 0) + times * (entryCount[e] ?? 0)
      }
    }
    if (answers === 0) return undefinedBecause({ kind: 'no-item-twice' })
    const expected = expectedOf(answersOf, apart)
    if (!(expected > 0)) return undefinedBecause({ kind: 'answers-alike' })
    return { value: 1 - ((answers - 1) * observed) / expected }
  }
}

/** `Σ_{c≠k} n_c n_k δ_ck` over ordered pairs. */
function expectedOf(answersOf: Float64Array, apart: Float32Array): number {
  const present = [...answersOf.keys()].filter((at) => (answersOf[at] ?? 0) > 0)
  let sum = 0
  for (const [place, one] of present.entries()) {
    const row = one * answersOf.length
    let ofOne = 0
    for (let at = place + 1; at < present.length; at++) {
      const other = present[at] ?? 0
      ofOne += (answersOf[other] ?? 0) * (apart[row + other] ?? 0)
    }
    sum += 2 * (answersOf[one] ?? 0) * ofOne
  }
  return sum
}

import { textDistance } from '../../domain/texts/text-distance.ts'
import { textKey } from '../../domain/texts/text-key.ts'

export type TextConsensus = {
  /** One of the answers, as it was written. */
  readonly text: string
  /** The mean distance of the other answers to it, 0 to 1. */
  readonly meanDistance: number
  /** Whether the others are near enough for it to stand for all of them. */
  readonly isDecided: boolean
}

/** How far from the middle one the others may be, on average, to be taken for the same: one character in five. */
export const nearEnough = 0.2

/**
 * What several people wrote, as one of them wrote it: the medoid, the answer with the least mean normalised edit distance to the
 * others. It does not hang on the order of the answers: of equal ones it is the spelling that occurs most often, and then
 * the first by its characters. Null without answers.
 */
export function textConsensus(answers: readonly string[]): TextConsensus | null {
  const keys = answers.map(textKey)
  // In an order of its own, so that sums of the same numbers are the same to the last digit.
  const sorted = keys.toSorted()
  const distances = new Map<string, number>()
  for (const key of keys) {
    if (!distances.has(key))
      distances.set(
        key,
        sorted.reduce((sum, other) => sum + textDistance(key, other), 0),
      )
  }
  const [best] = [...distances].sort(([a, one], [b, other]) => one - other || (a < b ? -1 : 1))
  if (best === undefined) return null
  const spellings = Map.groupBy(
    answers.filter((_, at) => keys[at] === best[0]),
    (text) => text,
  )
  const [spelling] = [...spellings].sort(([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1))
  const meanDistance = answers.length === 1 ? 0 : best[1] / (answers.length - 1)
  return { text: spelling?.[0] ?? '', meanDistance, isDecided: meanDistance <= nearEnough }
}

import type { KnownTally } from '../../domain/figures/known-tally.ts'
import type { ToldScore } from '../../domain/figures/told-score.ts'
import { goldAccuracy } from '../../metrics/gold/gold-accuracy.ts'

/** Below this many gold answers a score says nothing. */
const fewestGold = 5

/** Accuracy as people are told it; null where there are too few gold answers to tell. */
export function toldScore({ right, answered }: KnownTally): ToldScore | null {
  if (answered < fewestGold) return null
  const { low, high } = goldAccuracy({ right, answered })
  return { right, n: answered, low, high }
}

import type { KnownTally } from '../../domain/figures/known-tally.ts'
import type { ToldScore } from '../../domain/figures/told-score.ts'
import { goldAccuracy } from '../../metrics/gold/gold-accuracy.ts'

/** Below this many gold answers a score says nothing. */
const fewestGold = 5

/** Those of everybody together, whoever has too few for a score of their own among them. */
export function knownOfAll(tallies: readonly KnownTally[]): KnownTally {
  const sum = (of: (one: KnownTally) => number) => tallies.reduce((all, one) => all + of(one), 0)
  return { right: sum(({ right }) => right), answered: sum(({ answered }) => answered) }
}

/** Accuracy as people are told it; null where there are too few gold answers to tell. */
export function toldScore({ right, answered }: KnownTally): ToldScore | null {
  if (answered < fewestGold) return null
  const { low, high } = goldAccuracy({ right, answered })
  return { right, n: answered, low, high }
}

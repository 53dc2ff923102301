import type { GoldScore } from './gold-accuracy.ts'
import { goldAccuracy } from './gold-accuracy.ts'

const firstAnswers = 20
const narrowHalfWidth = 0.1

/** What decides how much gold a person gets. */
export type GoldNeed = {
  /** Answers that they have given in the campaign, gold and other. */
  readonly answers: number
  readonly score: GoldScore
  /** Whether a drift alarm on them stands. */
  readonly drifting: boolean
}

/**
 * The chance that a place in a hand is gold: 25 % for a person's first 20 answers, 20 % after a drift alarm, 10 % until
 * the 95 % interval of their accuracy is within ±.10, and 5 % ever after.
 */
export function goldRate({ answers, score, drifting }: GoldNeed): number {
  if (answers < firstAnswers) return 0.25
  if (drifting) return 0.2
  const { low, high } = goldAccuracy(score)
  return (high - low) / 2 > narrowHalfWidth ? 0.1 : 0.05
}

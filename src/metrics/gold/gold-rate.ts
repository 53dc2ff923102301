import type { GoldScore } from './gold-accuracy.ts'
import { goldAccuracy } from './gold-accuracy.ts'

const firstAnswers = 20
const narrowHalfWidth = 0.1
const floorRate = 0.05
const mostRate = 0.5

/** What decides how much gold a person gets. */
export type GoldNeed = {
  /** Answers that they have given in the campaign, gold and other. */
  readonly answers: number
  readonly score: GoldScore
  /** Whether a drift alarm on them stands. */
  readonly drifting: boolean
}

/**
 * The chance that a place in a deal is gold: two and a half times the campaign's share for a person's first 20 answers,
 * twice the share after a drift alarm, the share itself until the 95 % interval of their accuracy is within ±.10, and
 * half of it ever after, though never under 5 %. With the usual share of 10 % that is 25, 20, 10 and 5 %.
 *
 * @param goldShare the campaign's share, 0 to 0.5; 0 turns gold off
 * @returns 0 to 0.5
 */
export function goldRate(goldShare: number, { answers, score, drifting }: GoldNeed): number {
  if (goldShare <= 0) return 0
  if (answers < firstAnswers) return Math.min(mostRate, goldShare * 2.5)
  if (drifting) return Math.min(mostRate, Math.max(floorRate, goldShare * 2))
  const { low, high } = goldAccuracy(score)
  return Math.max(floorRate, (high - low) / 2 > narrowHalfWidth ? goldShare : goldShare / 2)
}

import type { GoldScore } from '../../domain/screens/screen.ts'
import { goldAccuracy } from '../../metrics/gold/gold-accuracy.ts'

/** Below this many gold answers a score says nothing. */
const fewestGold = 5

/** Accuracy as people are told it; null where there are too few gold answers to tell. */
export function toldScore(gold: { readonly answered: number; readonly right: number }): GoldScore | null {
  return gold.answered < fewestGold ? null : goldAccuracy(gold)
}

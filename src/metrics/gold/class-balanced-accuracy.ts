import type { Estimate } from '../numeric/measured.ts'
import { undefinedBecause } from '../numeric/measured.ts'
import { wilson } from '../numeric/wilson.ts'

/** An answer to a gold item: what was true, and what was answered. */
export type GoldAnswer = { readonly truth: string; readonly answer: string }

/**
 * Class-balanced accuracy: the share of right answers within each true class, averaged over the classes that gold has
 * (as scikit-learn's `balanced_accuracy_score`), so that always answering the frequent class is worth 1/K and no more.
 *
 * The interval joins the classes' Wilson intervals: their distances from the shares, squared, added and rooted
 * (the method of variance estimates recovery; Zou and Donner 2008, Statistics in Medicine 27:1693-1702).
 */
export function classBalancedAccuracy(answers: readonly GoldAnswer[], level = 0.95): Estimate {
  const classes = byTrueClass(answers).map(({ right, answered }) => wilson(right, answered, level))
  if (classes.length === 0) return undefinedBecause({ kind: 'no-gold-answered' })
  let value = 0
  let below = 0
  let above = 0
  for (const share of classes) {
    if (share.value === null) return share
    value += share.value / classes.length
    below += (share.value - share.low) ** 2
    above += (share.high - share.value) ** 2
  }
  return {
    value,
    low: value - Math.sqrt(below) / classes.length,
    high: value + Math.sqrt(above) / classes.length,
    n: answers.length,
  }
}

function byTrueClass(answers: readonly GoldAnswer[]): { right: number; answered: number }[] {
  const classes = new Map<string, { right: number; answered: number }>()
  for (const { truth, answer } of answers) {
    const score = classes.get(truth) ?? { right: 0, answered: 0 }
    score.answered++
    if (answer === truth) score.right++
    classes.set(truth, score)
  }
  return [...classes.values()]
}

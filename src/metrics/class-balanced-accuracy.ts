import betaQuantile from '@stdlib/stats-base-dists-beta-quantile'
import type { Estimate } from './measured.ts'
import { undefinedBecause } from './measured.ts'

/** An answer to a gold item: what was true, and what was answered. */
export type GoldAnswer = { readonly truth: string; readonly answer: string }

/**
 * Class-balanced accuracy: the share of right answers within each true class, averaged over the classes that gold has
 * (as scikit-learn's `balanced_accuracy_score`), so that always answering the frequent class is worth 1/K and no more.
 *
 * The interval takes each class's share to have the Jeffreys posterior Beta(right + ½, wrong + ½), and the average of
 * these to be a Beta of the same mean and variance. Where the plain value lies outside, at 0 or 1, it is the end.
 */
export function classBalancedAccuracy(answers: readonly GoldAnswer[], level = 0.95): Estimate {
  const classes = byTrueClass(answers)
  if (classes.length === 0) return undefinedBecause('no gold was answered yet')
  const value = mean(classes.map(({ right, answered }) => right / answered))
  const centre = mean(classes.map(({ right, answered }) => (right + 0.5) / (answered + 1)))
  const variance = mean(classes.map(jeffreysVariance)) / classes.length
  const strength = (centre * (1 - centre)) / variance - 1
  const tail = (1 - level) / 2
  const quantile = (p: number) => betaQuantile(p, centre * strength, (1 - centre) * strength)
  return {
    value,
    low: Math.min(value, quantile(tail)),
    high: Math.max(value, quantile(1 - tail)),
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

function jeffreysVariance({ right, answered }: { right: number; answered: number }): number {
  const share = (right + 0.5) / (answered + 1)
  return (share * (1 - share)) / (answered + 2)
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

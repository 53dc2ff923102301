import betaCdf from '@stdlib/stats-base-dists-beta-cdf'
import betaQuantile from '@stdlib/stats-base-dists-beta-quantile'

/** How many gold items a person answered, and how many of these answers were right. */
export type GoldScore = { readonly right: number; readonly answered: number }

/** A person's accuracy as known from gold: posterior mean, ends of the central interval, gold answers behind it. */
export type GoldAccuracy = { readonly mean: number; readonly low: number; readonly high: number; readonly n: number }

/** Before any gold a person counts as 4 right out of 5: most people that a lead invites are good. */
const priorRight = 4
const priorWrong = 1

/**
 * A person's accuracy on gold: the mean of the posterior Beta(4 + right, 1 + wrong), conjugate to the binomial (Gelman et al.
 * 2013, Bayesian Data Analysis, 2.4), and its central interval.
 * With no gold yet it is the prior: mean .80, and a wide interval.
 *
 * @param level probability inside the interval, 0.95 unless told
 * @throws RangeError when not `0 ≤ right ≤ answered`
 */
export function goldAccuracy(score: GoldScore, level = 0.95): GoldAccuracy {
  const { a, b } = posterior(score)
  const tail = (1 - level) / 2
  return { mean: a / (a + b), low: betaQuantile(tail, a, b), high: betaQuantile(1 - tail, a, b), n: score.answered }
}

/**
 * The posterior probability that a person's accuracy lies below a bar, under the same Beta(4, 1) prior.
 *
 * @param bar accuracy, 0 to 1
 */
export function chanceAccuracyBelow(bar: number, score: GoldScore): number {
  const { a, b } = posterior(score)
  return betaCdf(bar, a, b)
}

function posterior({ right, answered }: GoldScore): { a: number; b: number } {
  if (!(right >= 0 && right <= answered)) throw new RangeError(`${right} right out of ${answered}`)
  return { a: priorRight + right, b: priorWrong + answered - right }
}

import betaCdf from '@stdlib/stats-base-dists-beta-cdf'
import betaQuantile from '@stdlib/stats-base-dists-beta-quantile'
import type { GoldScore } from '../gold/gold-accuracy.ts'
import type { ExactP } from '../numeric/fisher-exact.ts'
import { fisherMore } from '../numeric/fisher-exact.ts'
import type { Undefined } from '../numeric/measured.ts'
import { undefinedBecause } from '../numeric/measured.ts'

const fewestExposures = 8

/**
 * Whether a gold item became easier: are answers in the second half of its exposures right more often than in the
 * first, as when its answer went round? Fisher's exact test.
 *
 * @param outcomes answers to the item in order of time, `true` where right; the middle one of an odd number is left out
 */
export function goldItemLeak(outcomes: readonly boolean[]): ExactP | Undefined {
  if (outcomes.length < fewestExposures) return undefinedBecause({ kind: 'few-exposures', least: fewestExposures })
  const half = Math.floor(outcomes.length / 2)
  return fisherMore(scoreOf(outcomes.slice(-half)), scoreOf(outcomes.slice(0, half)))
}

/**
 * Whether a person is better on gold than elsewhere, as when they know which items are gold: accuracy on gold against
 * agreement with the consensus on ordinary items. Fisher's exact test.
 *
 * @param ordinary agreement with a consensus that leaves out this person's own answers
 */
export function goldPersonLeak(gold: GoldScore, ordinary: GoldScore): ExactP | Undefined {
  if (gold.answered === 0 || ordinary.answered === 0) return undefinedBecause({ kind: 'answers-missing' })
  return fisherMore({ successes: gold.right, n: gold.answered }, { successes: ordinary.right, n: ordinary.answered })
}

/** Somebody's answers, or everybody's: right on gold, and in line with others elsewhere. */
export type GoldAndOrdinary = { readonly gold: GoldScore; readonly ordinary: GoldScore }

const gridPoints = 200

/**
 * Whether a person's lead on gold is larger than other people's. Gold is often easier than the rest, and agreeing with
 * people who err is harder than agreeing with gold, so that everybody has some lead. The p-value is the chance of as many
 * right answers to gold, or more, as predicted from the person's own ordinary answers and everybody else's lead in log
 * odds: a binomial tail averaged over the Beta posterior of the former (a predictive check; Box 1980, Journal of the Royal
 * Statistical Society A 143:383-430).
 */
export function largerGoldLead(own: GoldAndOrdinary, others: GoldAndOrdinary): { readonly p: number } | Undefined {
  const scores = [own.gold, own.ordinary, others.gold, others.ordinary]
  if (scores.some(({ answered }) => answered === 0)) return undefinedBecause({ kind: 'answers-missing' })
  if (own.gold.right === 0) return { p: 1 }
  const lead = Math.exp(logOdds(others.gold) - logOdds(others.ordinary))
  const { right, answered } = own.ordinary
  let sum = 0
  for (let point = 0; point < gridPoints; point++) {
    const share = betaQuantile((point + 0.5) / gridPoints, right + 0.5, answered - right + 0.5)
    const expected = (share * lead) / (1 - share + share * lead)
    sum += betaCdf(expected, own.gold.right, own.gold.answered - own.gold.right + 1)
  }
  return { p: sum / gridPoints }
}

function logOdds({ right, answered }: GoldScore): number {
  return Math.log((right + 0.5) / (answered - right + 0.5))
}

/** A gold item that two people both got wrong: whether with the same answer, and how likely that is by chance. */
export type BothWrong = { readonly same: boolean; readonly chance: number }

/**
 * Whether two people share more identical wrong answers than chance brings: the exact upper tail of a sum of unequal
 * coin tosses, one toss per item that both got wrong.
 */
export function sharedWrongAnswers(items: readonly BothWrong[]): ExactP | Undefined {
  if (items.every(({ chance }) => chance >= 1)) {
    return undefinedBecause({ kind: 'one-wrong-answer' })
  }
  const same = items.filter((item) => item.same).length
  let chances = [1]
  for (const { chance } of items) {
    const before = chances
    chances = [...before, 0].map((part, k) => part * (1 - chance) + (before[k - 1] ?? 0) * chance)
  }
  const more = chances.slice(same + 1).reduce((sum, part) => sum + part, 0)
  return { p: Math.min(1, more + (chances[same] ?? 0)), midP: Math.min(1, more + (chances[same] ?? 0) / 2) }
}

/**
 * How likely two wrong answers to an item are the same: `Σ s²` over the shares of its wrong answers, each wrong class
 * counted once beforehand so that a popular trap does not look like copying.
 *
 * @param wrongCounts answers by other people, one number per wrong class
 */
export function chanceOfSameWrong(wrongCounts: readonly number[]): number {
  const total = wrongCounts.reduce((sum, count) => sum + count + 1, 0)
  return wrongCounts.reduce((sum, count) => sum + ((count + 1) / total) ** 2, 0)
}

function scoreOf(outcomes: readonly boolean[]): { successes: number; n: number } {
  return { successes: outcomes.filter((right) => right).length, n: outcomes.length }
}

import betaQuantile from '@stdlib/stats-base-dists-beta-quantile'
import type { GoldAccuracy, GoldScore } from '../gold/gold-accuracy.ts'
import type { Undefined } from '../numeric/measured.ts'
import { undefinedBecause } from '../numeric/measured.ts'

const poolStrength = 20

/**
 * How often somebody is right when they say that they are sure (or fairly so, or guess): a Beta posterior from their
 * own gold answers with that word, drawn towards everybody's as if these were 20 answers of theirs.
 *
 * @param own gold answers that this person gave with the word
 * @param pool gold answers that everybody gave with the word
 */
export function confidenceWord(own: GoldScore, pool: GoldScore, level = 0.95): GoldAccuracy {
  const usual = (pool.right + 1) / (pool.answered + 2)
  const a = poolStrength * usual + own.right
  const b = poolStrength * (1 - usual) + own.answered - own.right
  const tail = (1 - level) / 2
  return { mean: a / (a + b), low: betaQuantile(tail, a, b), high: betaQuantile(1 - tail, a, b), n: own.answered }
}

/** A stated chance of being right, 0 to 1, and whether it was. */
export type Forecasted = { readonly chance: number; readonly right: boolean }

/** How honest stated chances are; smaller is better in all three. */
export type Honesty = {
  /** Mean squared distance of chance and outcome (Brier 1950): 0 to 1. */
  readonly brier: number
  /** Mean of −ln of the chance given to what happened; chances are kept 1e-15 away from 0 and 1. */
  readonly logLoss: number
  /** Mean distance of chance and frequency over ten bins of equal width, by answers (Naeini et al. 2015, AAAI). */
  readonly calibrationError: number
  readonly n: number
}

const fewestForecasts = 50
const bins = 10

/** Whether people are as often right as they say. Undefined under 50 answers. */
export function honesty(forecasts: readonly Forecasted[]): Honesty | Undefined {
  const n = forecasts.length
  if (n < fewestForecasts) return undefinedBecause({ kind: 'few-forecasts', least: fewestForecasts, there: n })
  let brier = 0
  let logLoss = 0
  const gap = new Float64Array(bins)
  for (const { chance, right } of forecasts) {
    const outcome = right ? 1 : 0
    brier += (chance - outcome) ** 2 / n
    const kept = Math.min(1 - 1e-15, Math.max(1e-15, chance))
    logLoss -= Math.log(right ? kept : 1 - kept) / n
    const bin = Math.min(bins - 1, Math.floor(chance * bins))
    gap[bin] = (gap[bin] ?? 0) + (chance - outcome) / n
  }
  return { brier, logLoss, calibrationError: gap.reduce((sum, part) => sum + Math.abs(part), 0), n }
}

import type { Measured } from '../numeric/measured.ts'
import { undefinedBecause } from '../numeric/measured.ts'
import { meanClassShares } from '../ratings/class-shares.ts'
import type { AnswerPatterns } from '../signs/answer-patterns.ts'
import { percentAgreement } from './percent-agreement.ts'

/**
 * Fleiss' kappa, generalised to items with unequal numbers of answers: `(p_a − p_e) / (1 − p_e)` with
 * `p_e = Σ_k π_k²` (Fleiss 1971, Psychological Bulletin 76:378-382; generalised as by Gwet 2014 and irrCAC).
 * With as many answers to every item it is Fleiss' own.
 *
 * @param weight items per pattern; a bootstrap draw passes its own
 */
export function fleissKappa(patterns: AnswerPatterns, weight: Float64Array = patterns.weight): Measured {
  const agreement = percentAgreement(patterns, weight)
  if (agreement.value === null) return agreement
  const shares = meanClassShares(patterns, weight)
  const chance = shares?.reduce((sum, share) => sum + share * share, 0) ?? 1
  if (1 - chance < 1e-12) {
    return undefinedBecause({ kind: 'answers-alike' })
  }
  return { value: (agreement.value - chance) / (1 - chance) }
}

import type { Measured } from '../numeric/measured.ts'
import { undefinedBecause } from '../numeric/measured.ts'
import { meanClassShares } from '../ratings/class-shares.ts'
import type { AnswerPatterns } from '../signs/answer-patterns.ts'
import { percentAgreement, shareOfAgreeingPairs } from './percent-agreement.ts'

/**
 * Gwet's AC1 (Gwet 2008, British Journal of Mathematical and Statistical Psychology 61:29-48):
 * `(p_a − p_e) / (1 − p_e)` with `p_e = Σ_k π_k (1 − π_k) / (K − 1)`. Unlike alpha and kappa it stays steady
 * where one class holds most answers. 1 is perfect agreement.
 *
 * @param weight items per pattern; a bootstrap draw passes its own
 */
export function gwetAc1(patterns: AnswerPatterns, weight: Float64Array = patterns.weight): Measured {
  const agreement = percentAgreement(patterns, weight)
  if (agreement.value === null) return agreement
  const chance = chanceAgreement(patterns, weight)
  if (chance === null) return undefinedBecause({ kind: 'one-class' })
  return { value: (agreement.value - chance) / (1 - chance) }
}

/**
 * The standard error of AC1 over items, by Gwet's linearisation (Gwet 2008, as printed by irrCAC), with the items
 * taken as a sample from endlessly many.
 */
export function gwetAc1StandardError(patterns: AnswerPatterns): Measured {
  const { weight, size } = patterns
  const ac1 = gwetAc1(patterns)
  const shares = meanClassShares(patterns, weight)
  const chance = chanceAgreement(patterns, weight)
  if (ac1.value === null || shares === null || chance === null) return undefinedBecause({ kind: 'ac1-undefined' })
  const items = total(weight, () => true)
  const pairable = total(weight, (p) => (size[p] ?? 0) >= 2)
  if (items < 2) return undefinedBecause({ kind: 'one-item' })
  let squares = 0
  for (let p = 0; p < weight.length; p++) {
    const answers = size[p] ?? 0
    if (answers === 0) continue
    const gain = answers < 2 ? 0 : (items / pairable) * ((shareOfAgreeingPairs(patterns, p) - chance) / (1 - chance))
    const ownChance = ownChanceAgreement(patterns, p, shares)
    const pull = (2 * (1 - ac1.value) * (ownChance - chance)) / (1 - chance)
    squares += (weight[p] ?? 0) * (gain - pull - ac1.value) ** 2
  }
  return { value: Math.sqrt(squares / (items * (items - 1))) }
}

/** `Σ_k π_k (1 − π_k) / (K − 1)`, or `null` where it cannot be told. */
function chanceAgreement(patterns: AnswerPatterns, weight: Float64Array): number | null {
  const shares = meanClassShares(patterns, weight)
  if (shares === null || patterns.classes < 2) return null
  return shares.reduce((sum, share) => sum + share * (1 - share), 0) / (patterns.classes - 1)
}

function ownChanceAgreement(patterns: AnswerPatterns, pattern: number, shares: Float64Array): number {
  let sum = 0
  for (let e = patterns.entryStart[pattern] ?? 0; e < (patterns.entryStart[pattern + 1] ?? 0); e++) {
    const share = (patterns.entryCount[e] ?? 0) / (patterns.size[pattern] ?? 1)
    sum += share * (1 - (shares[patterns.entryClass[e] ?? 0] ?? 0))
  }
  return sum / (patterns.classes - 1)
}

function total(weight: Float64Array, counts: (pattern: number) => boolean): number {
  return weight.reduce((sum, times, pattern) => (counts(pattern) ? sum + times : sum), 0)
}

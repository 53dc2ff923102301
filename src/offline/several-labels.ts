import { type AgreementReport, agreementReport } from '../metrics/agreement/agreement-report.ts'
import { ratingsOfLabel } from '../metrics/agreement/multi-choice.ts'
import type { RatingTable } from '../metrics/ratings/rating-table.ts'

export type LabelAgreement = { readonly label: string; readonly agreement: AgreementReport }

/**
 * Agreement on each label by itself, whether an answer holds it or not, as campaigns measure it.
 *
 * @param table its classes are label ids between hyphens; label `i` has the id `i + 1`
 */
export function labelAgreements(table: RatingTable, labels: readonly string[], seed: number): LabelAgreement[] {
  return labels.map((label, at) => ({
    label,
    agreement: agreementReport(ratingsOfLabel(table, at + 1), { level: 'nominal', seed }),
  }))
}

/** The label with the lowest alpha; the first where no alpha is defined. */
export function leastAgreed(byLabel: readonly LabelAgreement[]): LabelAgreement {
  const known = byLabel.filter(({ agreement }) => agreement.alpha.value !== null)
  const [least = byLabel[0]] = known.sort(
    (one, other) => (one.agreement.alpha.value ?? 1) - (other.agreement.alpha.value ?? 1),
  )
  if (least === undefined) throw new Error('answers without labels')
  return least
}

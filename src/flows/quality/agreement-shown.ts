import type { AgreementShown } from '../../domain/figures/agreement-shown.ts'
import type { Label } from '../../domain/labels/label.ts'
import type { AgreementFigures } from '../../metrics/figures/agreement-figures.ts'
import { keyNames } from '../items/label-names.ts'

/** Agreement with the label's name, for whoever reads it in a status or a digest. */
export function agreementShown(agreement: AgreementFigures, labels: readonly Label[]): AgreementShown {
  const { ac1 = null, labelId = null } = agreement
  if (agreement.alpha === null) return { alpha: null, why: agreement.why, items: agreement.items ?? 0, ac1 }
  const { alpha, interval, items, isSample } = agreement
  const label = labelId === null ? null : keyNames({ labels }, String(labelId))
  return { alpha, interval, items, isSample, label, ac1 }
}

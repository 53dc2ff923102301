import type { AgreementShown } from '../../domain/figures/agreement-shown.ts'
import type { Label } from '../../domain/labels/label.ts'
import type { AgreementFigures } from '../../metrics/figures/agreement-figures.ts'
import { namesOf } from '../items/label-names.ts'

/** Agreement with the label's name, for whoever reads it in a status or a digest. */
export function agreementShown(agreement: AgreementFigures, labels: readonly Label[]): AgreementShown {
  const { ac1 = null, labelId = null, kendallW } = agreement
  const by = agreement.isOfTexts === true ? { isOfTexts: true as const } : {}
  const beside = { ac1, ...by, ...(kendallW === undefined ? {} : { kendallW }) }
  if (agreement.alpha === null) return { alpha: null, why: agreement.why, items: agreement.items ?? 0, ...beside }
  const { alpha, interval, items, isSample } = agreement
  const label = labelId === null ? null : (namesOf({ labels }, [labelId])[0] ?? null)
  return { alpha, interval, items, isSample, label, ...beside }
}

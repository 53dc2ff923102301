import { count, decimal, wholeNumber } from '../bots/words/en/count.ts'
import { said } from '../bots/words/said.ts'
import type { AgreementReport } from '../metrics/agreement/agreement-report.ts'
import { usualShared } from '../metrics/agreement/pairwise-kappa.ts'
import type { WhyUndefined } from '../metrics/numeric/why-undefined.ts'
import { plainly, shown } from './bad-input.ts'
import type { ScoreReport } from './score-labels.ts'

const mostNameWidth = 30

export function agreementLines({ label, ...found }: ScoreReport['agreement']): string[] {
  const { alpha, ac1, fleissKappa, percentAgreement, itemsAnsweredOnce } = found
  const on = `on ${count(alpha.n, 'item')} with two answers or more`
  return [
    label === undefined
      ? `Agreement, ${on}`
      : `Agreement on ${shown(label)}, the label people agree about least, ${on}`,
    `  Krippendorff's alpha   ${figure(alpha)}${interval(alpha)}`,
    `  Gwet's AC1             ${figure(ac1)}${interval(ac1)}`,
    `  Fleiss' kappa          ${figure(fleissKappa)}`,
    `  percent agreement      ${figure(percentAgreement)}`,
    `  Cohen's kappa          ${cohen(found.cohenKappa)}`,
    ...(itemsAnsweredOnce === 0 || fleissKappa.value === null ? [] : [answeredOnce(itemsAnsweredOnce)]),
  ]
}

/** Gwet's convention, which surprises where such items alone hold another label. */
function answeredOnce(items: number): string {
  const counts = items === 1 ? 'item answered once counts' : 'items answered once count'
  return `  AC1 and Fleiss' kappa: ${wholeNumber(items)} ${counts} in the agreement expected by chance (Gwet's convention)`
}

function cohen({ mean, pairs, undefinedPairs, smallPairs, reason }: AgreementReport['cohenKappa']): string {
  const out = [
    ...(undefinedPairs > 0 ? [`${count(undefinedPairs, 'pair')} that gave one and the same label throughout`] : []),
    ...(smallPairs > 0
      ? [`${count(smallPairs, 'pair')} that ${smallPairs === 1 ? 'shares' : 'share'} fewer than ${usualShared} items`]
      : []),
  ]
  const leftOut = out.length === 0 ? '' : `; left out: ${out.join(', ')}`
  const found = figure({ value: mean, ...(reason === undefined ? {} : { reason }) })
  return `${found}${pairs === 0 ? '' : `, mean of ${count(pairs, 'pair')}`}${leftOut}`
}

export function byLabelLines(byLabel: NonNullable<ScoreReport['byLabel']>): string[] {
  const width = Math.min(mostNameWidth, Math.max(...byLabel.map(({ label }) => label.length)))
  return [
    'Each label by itself: alpha, AC1',
    ...byLabel.map(
      ({ label, agreement: { alpha, ac1 } }) => `  ${plainly(label).padEnd(width)}  ${figure(alpha)}  ${figure(ac1)}`,
    ),
  ]
}

type Shown = { readonly value: number | null; readonly reason?: WhyUndefined }

/** A figure, or why there is none. */
export function figure({ value, reason }: Shown): string {
  return value === null ? `undefined: ${reason === undefined ? '' : said.reasons.of(reason)}` : decimal(value, 4)
}

function interval({ value, low, high }: { value: number | null; low: number | null; high: number | null }): string {
  return value === null || low === null || high === null ? '' : `  (95 %: ${decimal(low, 3)} to ${decimal(high, 3)})`
}

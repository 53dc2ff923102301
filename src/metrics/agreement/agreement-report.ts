import type { Measured } from '../numeric/measured.ts'
import type { WhyUndefined } from '../numeric/why-undefined.ts'
import type { RatingTable } from '../ratings/rating-table.ts'
import type { Agreement } from './agreement.ts'
import { agreement } from './agreement.ts'
import type { Interval } from './item-bootstrap.ts'
import type { Level } from './krippendorff-alpha.ts'

/** Wherever a value is `null`, `reason` beside it says why. */
type Reasoned = { readonly reason?: WhyUndefined }
type WithInterval = Reasoned & {
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
  readonly n: number
}

export type AgreementReport = {
  readonly alpha: WithInterval
  readonly ac1: WithInterval
  readonly fleissKappa: Measured
  readonly percentAgreement: Measured
  readonly cohenKappa: Reasoned & {
    readonly mean: number | null
    readonly pairs: number
    /** Pairs left out of the mean: both gave one and the same label throughout, or share too few items. */
    readonly undefinedPairs: number
    readonly smallPairs: number
  }
  /** Items with one answer. By Gwet's convention they count in what AC1 and Fleiss' kappa expect by chance. */
  readonly itemsAnsweredOnce: number
}

/** Agreement as the `score` command reports it. */
export function agreementReport(table: RatingTable, options: { level: Level; seed: number }): AgreementReport {
  const found: Agreement = agreement(table, options)
  const { mean, pairs, undefinedPairs, smallPairs } = found.cohenKappa
  return {
    alpha: withInterval(found.alpha, found.alphaInterval, found.items),
    ac1: withInterval(found.ac1, found.ac1Interval, found.items),
    fleissKappa: found.fleissKappa,
    percentAgreement: found.percentAgreement,
    cohenKappa: {
      mean: mean.value,
      pairs,
      undefinedPairs,
      smallPairs,
      ...(mean.value === null ? { reason: mean.reason } : {}),
    },
    itemsAnsweredOnce: found.itemsAnsweredOnce,
  }
}

function withInterval(measured: Measured, interval: Interval, n: number): WithInterval {
  if (measured.value === null) return { value: null, low: null, high: null, n, reason: measured.reason }
  if (interval.low === null) return { value: measured.value, low: null, high: null, n, reason: interval.reason }
  return { value: measured.value, low: interval.low, high: interval.high, n }
}

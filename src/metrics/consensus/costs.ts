import type { Measured } from '../numeric/measured.ts'
import { undefinedBecause } from '../numeric/measured.ts'
import type { WhyUndefined } from '../numeric/why-undefined.ts'

/** What was spent, and what came of it. */
export type Spending = {
  readonly hours: number
  /** In the currency of the result. */
  readonly ratePerHour: number
  /** Items that have a label. */
  readonly labels: number
  /** Items whose label is right, as estimated from gold; `null` where there is no gold. */
  readonly correctLabels: number | null
  /** Points that a model's own metric gained from these labels; `null` where nobody measured. */
  readonly metricPoints: number | null
}

export type Costs = {
  readonly total: number
  readonly perLabel: Measured
  readonly perCorrectLabel: Measured
  readonly perMetricPoint: Measured
}

/** Cost in all, and for each thing that the money was spent for. */
export function costs({ hours, ratePerHour, labels, correctLabels, metricPoints }: Spending): Costs {
  const total = hours * ratePerHour
  const per = (count: number | null, missing: WhyUndefined): Measured =>
    count !== null && count > 0 ? { value: total / count } : undefinedBecause(missing)
  return {
    total,
    perLabel: per(labels, { kind: 'no-label-yet' }),
    perCorrectLabel: per(correctLabels, { kind: 'right-labels-unknown' }),
    perMetricPoint: per(metricPoints, { kind: 'no-gain-measured' }),
  }
}

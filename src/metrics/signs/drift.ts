/** Accuracy at which a person is well, accuracy that is to be noticed, and the height of the chart's alarm. */
export type DriftChart = { readonly well: number; readonly slipped: number; readonly alarmAt: number }

const usualDriftChart: DriftChart = { well: 0.9, slipped: 0.7, alarmAt: 3.5 }

export type DriftState = {
  /** The sum after each outcome, 0 or more. */
  readonly sums: readonly number[]
  /** The index of the first outcome at which the sum reached the alarm, or `null`. */
  readonly alarmAt: number | null
}

/**
 * Bernoulli CUSUM of gold outcomes (Reynolds and Stoumbos 1999, Journal of Quality Technology 31:87-108):
 * `S = max(0, S + ln p1/p0)` after a right answer, `S = max(0, S + ln (1−p1)/(1−p0))` after a wrong one.
 * With the usual chart an alarm comes after some 20 golds at accuracy .70, and once in some 4,000 at .95.
 *
 * @param outcomes gold answers in order, `true` where right
 */
export function cusum(outcomes: readonly boolean[], chart: DriftChart = usualDriftChart): DriftState {
  const { well, slipped } = chart
  const steps = { right: Math.log(slipped / well), wrong: Math.log((1 - slipped) / (1 - well)) }
  let sum = 0
  const sums = outcomes.map((right) => {
    sum = Math.max(0, sum + (right ? steps.right : steps.wrong))
    return sum
  })
  const alarm = sums.findIndex((height) => height >= chart.alarmAt)
  return { sums, alarmAt: alarm < 0 ? null : alarm }
}

export type MovingAverage = {
  /** The average after each outcome, 0 to 1. */
  readonly average: readonly number[]
  /** Three standard deviations below the start: what chance alone seldom reaches. */
  readonly floor: readonly number[]
}

/**
 * Exponentially weighted moving average of gold outcomes, for drawing only (Roberts 1959, Technometrics 1:239-250).
 *
 * @param start where the average begins, and the accuracy that the floor is drawn for
 * @param weight of the newest outcome, 0 to 1
 */
export function movingAverage(outcomes: readonly boolean[], start = 0.9, weight = 0.1): MovingAverage {
  let now = start
  const average = outcomes.map((right) => {
    now = weight * (right ? 1 : 0) + (1 - weight) * now
    return now
  })
  const deviation = Math.sqrt(start * (1 - start))
  const floor = outcomes.map((_, index) => {
    const share = (weight / (2 - weight)) * (1 - (1 - weight) ** (2 * (index + 1)))
    return start - 3 * deviation * Math.sqrt(share)
  })
  return { average, floor }
}

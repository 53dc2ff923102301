import type { Estimate } from '../numeric/measured.ts'
import { undefinedBecause } from '../numeric/measured.ts'
import { quantileOf } from '../numeric/quantile-of.ts'
import { seededUniform } from '../numeric/seeded-uniform.ts'

/** What one person did on one day. Days without an answer are not listed. */
type PersonDay = { readonly answers: number; readonly workMs: number }

/** The last weeks of a campaign, or the days that it has lived, and what is left to do. */
export type PaceWindow = {
  readonly personDays: readonly PersonDay[]
  /** Days in the window; from the first week on 7 or a multiple of it. */
  readonly days: number
  /** People who could have answered on any of them. */
  readonly people: number
  /** Answers still wanted. */
  readonly remaining: number
}

export type Forecast = {
  readonly answersPerDay: Estimate
  /** Calendar days until the last answer, if things go on as in the window. */
  readonly daysLeft: Estimate
  /** Hours of people's work until then. */
  readonly hoursLeft: Estimate
  /** Answers to be expected until then. */
  readonly remaining: number
}

const fewestPersonDays = 5
const draws = 1000

/**
 * Pace and what follows from it, with 95 % ranges: a bootstrap that draws person-days, the idle ones among them, with
 * replacement (Efron 1979). For the days left each draw also gets the day-to-day luck of the time ahead, of the same
 * spread as in the window, since the question is when it will be done and not when it would be on average.
 *
 * @param seed fixes the draws, a whole number
 */
export function forecast({ personDays, days, people, remaining }: PaceWindow, seed: number): Forecast {
  const answers = total(personDays, (day) => day.answers)
  if (personDays.length < fewestPersonDays || answers === 0) {
    const unknown = undefinedBecause({ kind: 'few-days', least: fewestPersonDays })
    return { answersPerDay: unknown, daysLeft: unknown, hoursLeft: unknown, remaining }
  }
  const uniform = seededUniform(seed)
  const cells = Math.max(personDays.length, days * people)
  const drawn = Array.from({ length: draws }, () => drawPersonDays(personDays, cells, uniform))
  const pace = (sum: number) => sum / days
  const n = personDays.length
  return {
    answersPerDay: { value: pace(answers), ...range(drawn.map((draw) => pace(draw.answers))), n },
    daysLeft: {
      value: remaining / pace(answers),
      ...range(drawn.map((draw) => daysUntil(remaining, pace(draw.answers), draw.squares / days, uniform))),
      n,
    },
    hoursLeft: {
      value: hours(remaining, total(personDays, (day) => day.workMs) / answers),
      ...range(drawn.map((draw) => hours(remaining, draw.workMs / draw.answers))),
      n,
    },
    remaining,
  }
}

const dayMs = 86_400_000

/** The forecast of a moment: the same window gives the same wherever it is told, and other luck on another day. */
export function forecastAt(window: PaceWindow, at: Date): Forecast {
  return forecast(window, Math.floor(at.getTime() / dayMs))
}

type Drawn = { readonly answers: number; readonly squares: number; readonly workMs: number }

function drawPersonDays(personDays: readonly PersonDay[], cells: number, uniform: () => number): Drawn {
  let answers = 0
  let squares = 0
  let workMs = 0
  for (let cell = 0; cell < cells; cell++) {
    const day = personDays[Math.floor(uniform() * cells)]
    if (day === undefined) continue
    answers += day.answers
    squares += day.answers ** 2
    workMs += day.workMs
  }
  return { answers, squares, workMs }
}

/** Days for `remaining` answers at a pace, give or take the luck of as many days (Box and Muller 1958). */
function daysUntil(remaining: number, pace: number, variancePerDay: number, uniform: () => number): number {
  const luck = Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform())
  if (pace === 0) return Number.POSITIVE_INFINITY
  const mean = remaining / pace
  return Math.max(0, mean + (luck * Math.sqrt(variancePerDay * mean)) / pace)
}

function range(values: readonly number[]): { low: number; high: number } {
  const sorted = Float64Array.from(values.filter(Number.isFinite)).sort()
  return { low: quantileOf(sorted, 0.025), high: quantileOf(sorted, 0.975) }
}

function hours(answers: number, msPerAnswer: number): number {
  return (answers * msPerAnswer) / 3_600_000
}

function total(days: readonly PersonDay[], of: (day: PersonDay) => number): number {
  return days.reduce((sum, day) => sum + of(day), 0)
}

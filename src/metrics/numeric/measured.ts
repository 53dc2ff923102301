import type { WhyUndefined } from './why-undefined.ts'

/** A number that cannot be computed, and why. Never 0, 1 or NaN in its place. */
export type Undefined = { readonly value: null; readonly reason: WhyUndefined }

/** A number, or why there is none. */
export type Measured = { readonly value: number } | Undefined

/** A number with the ends of its interval and the number of observations it rests on, or why there is none. */
export type Estimate =
  | { readonly value: number; readonly low: number; readonly high: number; readonly n: number }
  | Undefined

/** The answer of a measure that cannot be computed. */
export function undefinedBecause(reason: WhyUndefined): Undefined {
  return { value: null, reason }
}

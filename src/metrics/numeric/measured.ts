/** A number that cannot be computed: why, in words for a person. Never 0, 1 or NaN in its place. */
export type Undefined = { readonly value: null; readonly reason: string }

/** A number, or why there is none. */
export type Measured = { readonly value: number } | Undefined

/** A number with the ends of its interval and the number of observations it rests on, or why there is none. */
export type Estimate =
  | { readonly value: number; readonly low: number; readonly high: number; readonly n: number }
  | Undefined

/** The answer of a measure that cannot be computed. */
export function undefinedBecause(reason: string): Undefined {
  return { value: null, reason }
}

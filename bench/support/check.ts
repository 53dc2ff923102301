/** One number held against another. */
export type Check = {
  /** The data set that it comes from. */
  readonly set: string
  readonly what: string
  readonly measured: number | null
  readonly expected: number | null
  /** The distance from `expected` over what is tolerated: 1 and less is good. */
  readonly strain: number
  /** Whether it counts. Some are only shown: their reference is not well defined. */
  readonly judged: boolean
}

/** A number that must be within a tolerance of another; two nulls are equal. */
export function close(
  set: string,
  what: string,
  measured: number | null,
  expected: number | null,
  tolerance: number,
): Check {
  return { set, what, measured, expected, strain: strainOf(measured, expected, tolerance), judged: true }
}

/** A share that must be at least so large. */
export function atLeast(set: string, what: string, measured: number, least: number): Check {
  const strain = measured >= least ? 0 : (1 - measured) / (1 - least)
  return { set, what, measured, expected: least, strain, judged: true }
}

function strainOf(measured: number | null, expected: number | null, tolerance: number): number {
  if (measured === null || expected === null) return measured === expected ? 0 : Number.POSITIVE_INFINITY
  const distance = Math.abs(measured - expected)
  return distance === 0 ? 0 : distance / tolerance
}

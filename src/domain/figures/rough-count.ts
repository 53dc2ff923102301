const steps = [500, 200, 100, 50, 20, 10, 1] as const

/**
 * A count rounded down to one of 0, 1, 10, 20, 50, 100, 200, 500. People see how much is left for them only like this:
 * others answer at the same time, so an exact count would be wrong before it is read.
 */
export function roughCount(exact: number): number {
  return steps.find((step) => exact >= step) ?? 0
}

/** Rounded down to tens: for those who annotate and also watch the counts of a campaign. */
export function inTens(exact: number): number {
  return Math.floor(exact / 10) * 10
}

/** The same of something that is not complete: never all of it. */
export function tensShortOf(exact: number, all: number): number {
  return inTens(Math.max(0, Math.min(exact, all - 1)))
}

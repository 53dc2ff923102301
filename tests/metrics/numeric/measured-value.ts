import type { Measured } from '../../../src/metrics/numeric/measured.ts'

/** The number of a measure that must be defined. */
export function numberOf(measured: Measured): number {
  if (measured.value === null) throw new Error(`undefined: ${measured.reason}`)
  return measured.value
}

import type { Measured } from '../../src/metrics/measured.ts'

/** The number of a measure that must be defined. */
export function numberOf(measured: Measured): number {
  if (measured.value === null) throw new Error(`undefined: ${measured.reason}`)
  return measured.value
}

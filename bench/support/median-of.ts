import { median } from '../../src/metrics/numeric/median.ts'

/** The median of what was measured; not a number where nothing was. */
export function medianOf(values: readonly number[]): number {
  return median(values) ?? Number.NaN
}

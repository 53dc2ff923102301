import type { Measured } from '../numeric/measured.ts'
import { undefinedBecause } from '../numeric/measured.ts'

/** How bad it is to answer one class where the other answered another: 0 on the diagonal, larger is worse. */
export type Disagreement = (one: number, other: number) => number

export const anyDifference: Disagreement = (one, other) => (one === other ? 0 : 1)
export const linearDifference: Disagreement = (one, other) => Math.abs(one - other)
export const quadraticDifference: Disagreement = (one, other) => (one - other) ** 2

/**
 * Cohen's kappa of two raters: `1 − Σ w_ij o_ij / Σ w_ij e_ij`, with observed counts `o`, those expected from the two
 * margins `e`, and disagreement weights `w` (Cohen 1960, Educational and Psychological Measurement 20:37-46; weighted:
 * Cohen 1968, Psychological Bulletin 70:213-220).
 *
 * @param counts square; row = the one rater's class, column = the other's
 */
export function cohenKappa(
  counts: readonly (readonly number[])[],
  disagreement: Disagreement = anyDifference,
): Measured {
  const rows = counts.map((row) => row.reduce((sum, count) => sum + count, 0))
  const columns = counts.map((_, column) => counts.reduce((sum, row) => sum + (row[column] ?? 0), 0))
  const total = rows.reduce((sum, count) => sum + count, 0)
  if (total === 0) return undefinedBecause({ kind: 'no-item-shared' })
  let observed = 0
  let expected = 0
  for (const [i, row] of counts.entries()) {
    for (const [j, count] of row.entries()) {
      const weight = disagreement(i, j)
      observed += weight * count
      expected += (weight * (rows[i] ?? 0) * (columns[j] ?? 0)) / total
    }
  }
  if (expected === 0) return undefinedBecause({ kind: 'both-alike' })
  return { value: 1 - observed / expected }
}

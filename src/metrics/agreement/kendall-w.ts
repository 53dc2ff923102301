import type { Measured } from '../numeric/measured.ts'
import { undefinedBecause } from '../numeric/measured.ts'

/**
 * Kendall's coefficient of concordance, corrected for ties: `W = (12 S') / (m² (n³ − n) − m Σ T)` for `m` judges of `n` objects,
 * with `S'` the sum of squares of the objects' rank sums about their mean, and `T = Σ (t³ − t)` over each judge's groups of `t`
 * tied objects (Kendall & Babington Smith 1939, Annals of Mathematical Statistics 10:275-287; Siegel & Castellan 1988, 9.5).
 * 1 where all judges agree, about 1/m where ranks are drawn.
 *
 * @param ranks per judge the rank of each object; tied ones share the mean of their ranks
 */
export function kendallW(ranks: readonly (readonly number[])[]): Measured {
  const [judges, objects] = [ranks.length, ranks[0]?.length ?? 0]
  if (judges < 2 || objects < 2) return undefinedBecause({ kind: 'no-item-twice' })
  const sums = Array.from({ length: objects }, (_, at) => ranks.reduce((sum, rank) => sum + (rank[at] ?? 0), 0))
  const mean = sums.reduce((sum, one) => sum + one, 0) / objects
  const squares = sums.reduce((sum, one) => sum + (one - mean) ** 2, 0)
  const ties = ranks.reduce((sum, rank) => sum + tiesIn(rank), 0)
  const most = judges ** 2 * (objects ** 3 - objects) - judges * ties
  return most > 0 ? { value: (12 * squares) / most } : undefinedBecause({ kind: 'answers-alike' })
}

function tiesIn(ranks: readonly number[]): number {
  const groups = [...Map.groupBy(ranks, (rank) => rank).values()]
  return groups.reduce((sum, { length }) => sum + length ** 3 - length, 0)
}

import type { Measured } from '../numeric/measured.ts'
import { undefinedBecause } from '../numeric/measured.ts'
import type { RatingTable } from '../ratings/rating-table.ts'
import { ratingMajority } from '../ratings/rating-votes.ts'
import { expectedAccuracy } from '../ratings/top-classes.ts'

const fewestGold = 20

/**
 * How often a label is right, as gold tells: the majority of as many answers as an ordinary item gets, of items whose
 * label is known. Of more answers the first are taken. Undefined under 20 golds.
 *
 * @param goldClass per item the index of its known class, −2 for one that nobody gave, −1 for unknown
 * @param answers that an ordinary item gets, 1 or more
 */
export function labelAccuracy(table: RatingTable, goldClass: Int32Array, answers: number): Measured {
  const start: number[] = [0]
  const classAt: number[] = []
  const raterAt: number[] = []
  const known: number[] = []
  for (const [item, truth] of goldClass.entries()) {
    const from = table.itemStart[item] ?? 0
    const to = Math.min(table.itemStart[item + 1] ?? 0, from + answers)
    if (truth === -1 || to === from) continue
    for (let at = from; at < to; at++) {
      classAt.push(table.classAt[at] ?? 0)
      raterAt.push(table.raterAt[at] ?? 0)
    }
    start.push(classAt.length)
    known.push(truth)
  }
  if (known.length < fewestGold) {
    return undefinedBecause({ kind: 'few-known-items', least: fewestGold, there: known.length })
  }
  const golds: RatingTable = {
    ...table,
    items: known.map(String),
    itemStart: Int32Array.from(start),
    classAt: Int32Array.from(classAt),
    raterAt: Int32Array.from(raterAt),
    arrivalAt: Int32Array.from(classAt.keys()),
  }
  return expectedAccuracy(ratingMajority(golds), Int32Array.from(known))
}

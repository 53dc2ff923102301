import type { RatingTable } from '../ratings/rating-table.ts'

/** What is wrong, or only superfluous, about ratings given twice by one rater to one item. */
export type Repeats = {
  /** Ratings that say again what the rater had said of the item before. */
  readonly again: number
  /** Ratings that contradict the rater's first of the item, by arrival. */
  readonly conflicts: readonly Conflict[]
}

/** Two ratings, and their places of arrival. */
export type Conflict = {
  readonly item: number
  readonly rater: number
  readonly first: number
  readonly second: number
}

/** Looks for items that a rater rated more than once. */
export function repeatedRatings(table: RatingTable): Repeats {
  let again = 0
  const conflicts: Conflict[] = []
  forEachRepeat(table, (at, before, item) => {
    if (table.classAt[at] === table.classAt[before]) again++
    else {
      const [first, second] = [table.arrivalAt[before] ?? 0, table.arrivalAt[at] ?? 0]
      conflicts.push({ item, rater: table.raterAt[at] ?? 0, first, second })
    }
  })
  return { again, conflicts: conflicts.sort((one, other) => one.second - other.second) }
}

/** The table with each rater's first rating of an item only. */
export function withoutRepeats(table: RatingTable): RatingTable {
  const keep = new Uint8Array(table.raterAt.length).fill(1)
  forEachRepeat(table, (at) => {
    keep[at] = 0
  })
  return keptRatings(table, keep)
}

/**
 * The table with some of its ratings only; items, raters and classes stay as they are.
 *
 * @param keep per rating 1 where it stays
 */
export function keptRatings(table: RatingTable, keep: Uint8Array): RatingTable {
  const itemStart = new Int32Array(table.itemStart.length)
  for (let item = 0; item + 1 < itemStart.length; item++) {
    let kept = 0
    for (let at = table.itemStart[item] ?? 0; at < (table.itemStart[item + 1] ?? 0); at++) kept += keep[at] ?? 0
    itemStart[item + 1] = (itemStart[item] ?? 0) + kept
  }
  const kept = (column: Int32Array) => column.filter((_, at) => keep[at] === 1)
  return {
    ...table,
    itemStart,
    raterAt: kept(table.raterAt),
    classAt: kept(table.classAt),
    arrivalAt: kept(table.arrivalAt),
  }
}

/** Calls back for each rating of an item by a rater who had rated it before, with the place of their first. */
function forEachRepeat(table: RatingTable, see: (at: number, before: number, item: number) => void): void {
  const { itemStart, raterAt, raters } = table
  const firstAt = new Int32Array(raters.length).fill(-1)
  for (let item = 0; item + 1 < itemStart.length; item++) {
    const from = itemStart[item] ?? 0
    for (let at = from; at < (itemStart[item + 1] ?? 0); at++) {
      const rater = raterAt[at] ?? 0
      const before = firstAt[rater] ?? -1
      if (before >= from) see(at, before, item)
      else firstAt[rater] = at
    }
  }
}

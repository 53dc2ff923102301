import { keptRatings } from '../agreement/repeated-ratings.ts'
import { type RatingTable, sortLabels } from './rating-table.ts'

/**
 * The table with its classes called otherwise; those that get one name become one. Ratings whose class gets none are
 * left out, and with them items and raters that have no other.
 *
 * @param more classes that could be chosen, too
 */
export function renamedClasses(
  table: RatingTable,
  nameOf: (label: string) => string | null,
  more: readonly string[] = [],
): RatingTable {
  const names = table.classes.map(nameOf)
  const classes = sortLabels([...new Set([...names.filter((name) => name !== null), ...more])])
  const place = new Map(classes.map((label, index) => [label, index]))
  const placeOf = Int32Array.from(names, (name) => (name === null ? -1 : (place.get(name) ?? -1)))
  const renamed = { ...table, classes, classAt: table.classAt.map((at) => placeOf[at] ?? -1) }
  return names.includes(null)
    ? withoutIdle(
        keptRatings(
          renamed,
          Uint8Array.from(renamed.classAt, (at) => (at < 0 ? 0 : 1)),
        ),
      )
    : renamed
}

/** Takes out items and raters that have no rating. */
function withoutIdle(table: RatingTable): RatingTable {
  const { itemStart, raterAt } = table
  const starts = itemStart.filter((start, item) => item + 1 === itemStart.length || (itemStart[item + 1] ?? 0) > start)
  const active = new Set(raterAt)
  const raters = table.raters.map((name, rater) => ({ name, rater })).filter(({ rater }) => active.has(rater))
  const placeOf = new Map(raters.map(({ rater }, place) => [rater, place]))
  return {
    ...table,
    items: table.items.filter((_, item) => (itemStart[item + 1] ?? 0) > (itemStart[item] ?? 0)),
    itemStart: starts,
    raters: raters.map(({ name }) => name),
    raterAt: raterAt.map((rater) => placeOf.get(rater) ?? -1),
  }
}

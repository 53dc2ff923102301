import type { RatingTable } from './rating-table.ts'

/** Marks an item whose class is not known. */
export const unknownClass = -1
/** Marks an item whose class is known, but is none that anybody could choose: every answer to it is wrong. */
export const foreignClass = -2

/**
 * Per item of the table the index of its known class, or `unknownClass` or `foreignClass`.
 *
 * @param labelOf known labels by item; items that the table does not hold are passed over
 */
export function knownClasses(table: RatingTable, labelOf: ReadonlyMap<string, string> | null): Int32Array {
  const indexOf = new Map(table.classes.map((label, index) => [label, index]))
  return Int32Array.from(table.items, (item) => {
    const label = labelOf?.get(item)
    return label === undefined ? unknownClass : (indexOf.get(label) ?? foreignClass)
  })
}

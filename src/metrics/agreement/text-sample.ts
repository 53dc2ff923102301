import { type RatingTable, ratingTableBuilder } from '../ratings/rating-table.ts'

/** Distinct texts, and characters of all of them, that are compared each with each. */
const most = { texts: 1_000, characters: 200_000 }

/**
 * So many of a table's items with two answers or more that all of their texts can be compared with each other: all of them
 * where these are few, else always the same ones, chosen by their ids as if by lot.
 */
export function textSample(table: RatingTable): { readonly table: RatingTable; readonly isSample: boolean } {
  const answersOf = (item: number) => [table.itemStart[item] ?? 0, table.itemStart[item + 1] ?? 0] as const
  const pairable = table.items
    .map((id, item) => ({ id, item, lot: lotOf(id) }))
    .filter(({ item }) => answersOf(item)[1] - answersOf(item)[0] >= 2)
    .sort((one, other) => one.lot - other.lot || (one.id < other.id ? -1 : 1))
  const builder = ratingTableBuilder()
  const texts = new Set<string>()
  let characters = 0
  for (const { id, item } of pairable) {
    const [from, to] = answersOf(item)
    const given = [...table.classAt.subarray(from, to)].map((at) => table.classes[at] ?? '')
    const fresh = new Set(given.filter((text) => !texts.has(text)))
    characters += [...fresh].reduce((sum, { length }) => sum + length, 0)
    if (texts.size + fresh.size > most.texts || characters > most.characters) {
      return { table: builder.build(), isSample: true }
    }
    for (const text of fresh) texts.add(text)
    for (const [at, text] of given.entries()) builder.add(id, table.raters[table.raterAt[from + at] ?? 0] ?? '', text)
  }
  return { table: builder.build(), isSample: false }
}

/** FNV-1a, which spreads ids evenly whatever they look like. */
function lotOf(id: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

import { hash } from 'node:crypto'
import type { ItemContent } from '../../domain/item.ts'
import type { ItemPlace } from '../../domain/items/item-problem.ts'

/**
 * Remembers ids and contents, so that the second of two equal rows is found wherever they are. Keeps a hash of
 * each, or what is shorter than one: about 200 bytes a row, so 200 MB for a million rows.
 */
export type SeenItems = {
  /** The place where the id was seen first; null where it is new. */
  id(id: string, place: ItemPlace): ItemPlace | null
  /** The same for everything an annotator is shown: two rows with one text but different pictures are two items. */
  content(content: ItemContent, place: ItemPlace): ItemPlace | null
}

export function seenItems(): SeenItems {
  const ids = new Map<string, ItemPlace>()
  const contents = new Map<string, ItemPlace>()
  return {
    id: (id, place) => remember(ids, id, place),
    content: ({ text, a, b, image, context }, place) =>
      remember(contents, JSON.stringify([text?.trim(), a?.trim(), b?.trim(), image, context]), place),
  }
}

/** Of SHA-256, whose bytes are a character each here. */
const hashChars = 32

function remember(seen: Map<string, ItemPlace>, text: string, place: ItemPlace): ItemPlace | null {
  const key = text.length < hashChars ? text : hash('sha256', text, 'binary')
  const before = seen.get(key)
  if (before === undefined) seen.set(key, place)
  return before ?? null
}

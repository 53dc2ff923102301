import { hash } from 'node:crypto'
import type { ItemContent } from '../../domain/item.ts'
import type { ItemPlace } from '../../domain/items/item-problem.ts'

/**
 * Remembers ids and contents, so that the second of two equal rows is found wherever they are. Keeps a hash of
 * each, or what is shorter than one: about 200 bytes a row, so 200 MB for a million rows.
 */
export type SeenItems = {
  add(id: string, content: ItemContent, place: ItemPlace): void
  /** Where the id was seen first; null where it is new. */
  placeOfId(id: string): ItemPlace | null
  /** The same for everything an annotator is shown: two rows with one text but different pictures are two items. */
  placeOfContent(content: ItemContent): ItemPlace | null
}

export function seenItems(): SeenItems {
  const ids = new Map<string, ItemPlace>()
  const contents = new Map<string, ItemPlace>()
  return {
    add(id, content, place) {
      remember(ids, shortOf(id), place)
      remember(contents, shownKey(content), place)
    },
    placeOfId: (id) => ids.get(shortOf(id)) ?? null,
    placeOfContent: (content) => contents.get(shownKey(content)) ?? null,
  }
}

function shownKey({ text, a, b, candidates, draft, image, context }: ItemContent): string {
  const asked = [text?.trim(), a?.trim(), b?.trim(), candidates?.map((one) => one.trim())]
  return shortOf(JSON.stringify([...asked, image, context, ...(draft === undefined ? [] : [draft])]))
}

/** Of SHA-256, whose bytes are a character each here. */
const hashChars = 32

function shortOf(text: string): string {
  return text.length < hashChars ? text : hash('sha256', text, 'binary')
}

function remember(seen: Map<string, ItemPlace>, key: string, place: ItemPlace): void {
  if (!seen.has(key)) seen.set(key, place)
}

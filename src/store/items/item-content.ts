import type { ItemContent, ShownOrder } from '../../domain/item.ts'

export type ItemContentRow = {
  text: string | null
  a: string | null
  b: string | null
  candidates: string[] | null
  image: string | null
  context: [string, string][] | null
  /** Of the slot in which it was dealt. */
  shown_order?: ShownOrder | null
}

export function contentOf(row: ItemContentRow): ItemContent {
  const { text, a, b, candidates, image, context, shown_order: shownOrder = null } = row
  return {
    text,
    a,
    b,
    ...(candidates === null ? {} : { candidates }),
    image,
    context: context ?? [],
    ...(shownOrder === null ? {} : { shownOrder }),
  }
}

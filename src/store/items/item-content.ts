import type { ItemContent, ShownOrder } from '../../domain/item.ts'

export type ItemContentRow = {
  text: string | null
  a: string | null
  b: string | null
  candidates: string[] | null
  draft?: string | null
  image: string | null
  context: [string, string][] | null
  /** Of the slot in which it was dealt. */
  shown_order?: ShownOrder | null
}

/** As columns keep it: of a ranking the first two texts stand beside them all, so that an index finds the same ones. */
export function contentColumns({ text, a, b, candidates, draft, image, context }: ItemContent) {
  const [first = a, second = b] = candidates ?? []
  return { text, a: first, b: second, candidates: candidates ?? null, draft: draft ?? null, image, context }
}

export function contentOf(row: ItemContentRow): ItemContent {
  const { text, candidates, draft = null, image, context, shown_order: shownOrder = null } = row
  return {
    text,
    ...(candidates === null ? { a: row.a, b: row.b } : { a: null, b: null, candidates }),
    ...(draft === null ? {} : { draft }),
    image,
    context: context ?? [],
    ...(shownOrder === null ? {} : { shownOrder }),
  }
}

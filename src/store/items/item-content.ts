import type { ItemContent } from '../../domain/item.ts'

export type ItemContentRow = {
  text: string | null
  a: string | null
  b: string | null
  image: string | null
  context: [string, string][] | null
}

export function contentOf(row: ItemContentRow): ItemContent {
  return { text: row.text, a: row.a, b: row.b, image: row.image, context: row.context ?? [] }
}

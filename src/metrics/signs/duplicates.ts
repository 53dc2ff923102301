/** An item's text, and its consensus label where it has one. */
export type TextItem = { readonly id: string; readonly text: string; readonly label: string | null }

/** Items that say the same. */
export type Duplicates = {
  readonly ids: readonly string[]
  /** Whether they ended up with different labels: a sign that the task is hard, or the guideline unclear. */
  readonly conflicting: boolean
}

/**
 * Groups of items whose text is the same but for case, spacing and Unicode form, in the order of their first item.
 */
export function duplicates(items: readonly TextItem[]): Duplicates[] {
  const groups = Map.groupBy(items, ({ text }) => plainForm(text))
  return [...groups.values()]
    .filter((group) => group.length > 1)
    .map((group) => ({
      ids: group.map(({ id }) => id),
      conflicting: new Set(group.flatMap(({ label }) => (label === null ? [] : [label]))).size > 1,
    }))
}

function plainForm(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim()
}

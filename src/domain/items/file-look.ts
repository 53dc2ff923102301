/** What a column of a file of items holds, as far as it tells what the column is for. */
export type ColumnLook = {
  /** As it is looked up. */
  readonly name: string
  /** Rows in which it says something. */
  readonly filled: number
  /** Characters, where it says something. */
  readonly meanLength: number
  /** Whether all that it says are whole numbers from 0 to 9, or addresses. */
  readonly holds: 'priorities' | 'addresses' | 'texts'
  /** What it says, in the order in which that appears; null where there is too much of it. */
  readonly values: readonly { readonly text: string; readonly count: number }[] | null
}

/** A file of items at a glance. */
export type FileLook = {
  readonly rows: number
  readonly columns: readonly ColumnLook[]
  /** What the first row holds, column by column; each at most as long as can be shown. */
  readonly first: readonly string[]
}

/** More different values than a campaign has labels say nothing of what these could be. */
export const mostValues = 100

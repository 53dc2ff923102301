/**
 * What columns of a file are called for us, by their own names; null for one that is passed over. A column that is not in it is
 * called as it is.
 */
export type ColumnNames = ReadonlyMap<string, string | null>

/** What a column is called for us; null where it is passed over. */
export function nameFor(name: string, columns: ColumnNames | null): string | null {
  const known = columns?.get(name)
  return known === undefined ? name : known
}

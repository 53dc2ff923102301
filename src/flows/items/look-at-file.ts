import { endsReading, type FileFault } from '../../domain/files/file-fault.ts'
import { type ColumnLook, type FileLook, mostValues } from '../../domain/items/file-look.ts'
import { columnName } from '../../domain/items/item-row.ts'
import type { TaskTypeName } from '../../domain/task-types/task-types.ts'
import type { FileSource } from '../../files/file-source.ts'
import { readRows } from '../../files/read-rows.ts'
import { cellOf, entriesOf } from './read-items-file.ts'

export type Looked =
  | { readonly kind: 'look'; readonly look: FileLook }
  /** Nothing can be read behind this. */
  | { readonly kind: 'unreadable'; readonly what: FileFault }
  | { readonly kind: 'no-rows' }

/** More columns than this are looked at in no file; each can be read all the same, by our own names. */
const mostColumns = 90
/** Of the first row, for each column. */
const mostShown = 2_000
/** A value that is longer is a text. */
const longestValue = 200

type Tally = { name: string; filled: number; length: number; isOf: Holds; values: Map<string, number> | null }
type Holds = { priorities: boolean; addresses: boolean }

/**
 * Reads a file of items, whatever its columns are called, to see what these could be for.
 *
 * @param mostRows so many rows are looked at
 */
export async function lookAtFile(
  source: FileSource,
  taskType: TaskTypeName,
  mostRows: number = Number.POSITIVE_INFINITY,
): Promise<Looked> {
  const tallies = new Map<string, Tally>()
  let first: Map<string, string> | null = null
  let rows = 0
  const add = (cells: readonly (readonly [string, string])[]) => {
    rows++
    first ??= new Map(cells)
    for (const [name, cell] of cells) count(tallyOf(name), cell)
  }
  const tallyOf = (name: string): Tally | null => {
    const known = tallies.get(name)
    if (known !== undefined || tallies.size >= mostColumns) return known ?? null
    const fresh = { name, filled: 0, length: 0, isOf: { priorities: true, addresses: true }, values: new Map() }
    tallies.set(name, fresh)
    return fresh
  }
  let names: readonly string[] = []
  for await (const row of readRows(source)) {
    if (rows >= mostRows) break
    if (row.kind === 'problem' && (row.line === null || endsReading(row.what.kind))) {
      return { kind: 'unreadable', what: row.what }
    }
    if (row.kind === 'columns') {
      names = row.names.map(columnName)
      for (const name of names) if (name !== '') tallyOf(name)
    }
    if (row.kind === 'cells')
      add(names.flatMap((name, at) => (name === '' ? [] : [[name, row.cells[at] ?? ''] as const])))
    if (row.kind === 'fields') {
      add(
        entriesOf(row.fields, taskType).map(([key, value]) => [columnName(key), cellOf('gold', value, taskType) ?? '']),
      )
    }
  }
  if (rows === 0) return { kind: 'no-rows' }
  const columns = [...tallies.values()]
  const shown = columns.map(({ name }) => first?.get(name)?.slice(0, mostShown) ?? '')
  return { kind: 'look', look: { rows, columns: columns.map(lookOf), first: shown } }
}

function count(tally: Tally | null, cell: string): void {
  const text = cell.trim()
  if (tally === null || text === '') return
  tally.filled++
  tally.length += text.length
  tally.isOf.priorities &&= /^\d$/u.test(text)
  tally.isOf.addresses &&= /^https:\/\/\S+$/u.test(text)
  if (tally.values === null) return
  if (text.length > longestValue || (tally.values.size >= mostValues && !tally.values.has(text))) tally.values = null
  else tally.values.set(text, (tally.values.get(text) ?? 0) + 1)
}

function lookOf({ name, filled, length, isOf, values }: Tally): ColumnLook {
  const holds = filled > 0 && isOf.priorities ? 'priorities' : filled > 0 && isOf.addresses ? 'addresses' : 'texts'
  return {
    name,
    filled,
    meanLength: filled === 0 ? 0 : length / filled,
    holds,
    values: values === null ? null : [...values].map(([text, count]) => ({ text, count })),
  }
}

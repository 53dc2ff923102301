import { said } from '../bots/words/said.ts'
import type { Fields, FileRow } from '../files/file-row.ts'
import { sourceOnce } from '../files/piped-source.ts'
import { readRows } from '../files/read-rows.ts'
import { BadInput, refuseLines, shown } from './bad-input.ts'
import { type FoundColumns, findColumns, lackOf, type Wanted } from './find-columns.ts'

/**
 * Takes one row: its values in the order of the wanted columns, `''` where there is none, and the line it begins on.
 * Returns what is wrong with it; null where nothing is.
 */
export type TakeRow = (values: readonly string[], line: number) => string | null

/** Kept until the file is over; the others are counted. */
const mostKept = 1_000

/**
 * Streams a file with a header (or JSONL), in any column order, row by row. Other columns are passed over with a note.
 *
 * @throws BadInput when the file cannot be read, its header is not as wanted, it holds no rows, or lines are bad: these
 *   are all named by number, a thousand at most
 */
export async function readScoreRows(
  path: string,
  wanted: Wanted,
  note: (text: string) => void,
  take: TakeRow,
): Promise<void> {
  const problems: string[] = []
  let problemCount = 0
  let rows = 0
  let columns: { readonly names: readonly string[]; readonly found: FoundColumns } | null = null
  for await (const row of rowsOf(path)) {
    if (columns === null && row.kind !== 'problem') {
      const names = row.kind === 'fields' ? Object.keys(row.fields) : row.kind === 'columns' ? row.names : []
      columns = { names, found: findColumns(names, wanted, path) }
      if (columns.found.note !== null) note(columns.found.note)
    }
    if (row.kind === 'columns') continue
    rows++
    const values = columns === null ? [] : valuesOf(row, columns.names, columns.found)
    const lack = columns === null ? null : problemOf(row, values, columns.names, columns.found, wanted)
    const problem = row.kind === 'problem' ? said.problems.of(row.what) : (lack ?? take(values, row.line))
    if (problem === null) continue
    if (problems.length < mostKept) problems.push(`${row.line === null ? '' : `line ${row.line}: `}${problem}`)
    problemCount++
  }
  refuseLines(path, 'has bad lines', problems, problemCount)
  if (columns === null) throw new BadInput(`${path} is empty`)
  if (rows === 0) throw new BadInput(`${path} has a header but no rows`)
}

async function* rowsOf(path: string): AsyncGenerator<FileRow> {
  try {
    yield* readRows(await sourceOnce(path))
  } catch (error) {
    throw new BadInput(`cannot read ${path}: ${reasonOf(error)}`)
  }
}

function valuesOf(row: FileRow, names: readonly string[], { places }: FoundColumns): string[] {
  switch (row.kind) {
    case 'cells':
      return places.map((place) => (row.cells[place] ?? '').trim())
    case 'fields':
      return places.map((place) => textOf(row.fields[names[place] ?? '']).trim())
    default:
      return []
  }
}

/** What stands under a key of JSONL, where it can stand in a cell at all; several labels as they stand in one. */
function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join(';')
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

function problemOf(
  row: FileRow,
  values: readonly string[],
  names: readonly string[],
  found: FoundColumns,
  wanted: Wanted,
): string | null {
  switch (row.kind) {
    case 'cells':
      if (values.every((value, at) => value === (names[found.places[at] ?? -1] ?? ''))) return headerAgain
      return lackOf(values, row.cells.length - row.missing, found, wanted)
    case 'fields':
      return noTextIn(row.fields, names, found) ?? lackOf(values, Number.POSITIVE_INFINITY, found, wanted)
    default:
      return null
  }
}

const headerAgain = 'the header once more, as where two files are put together'

/** A list may stand where several labels do, and nothing else may that is no text of its own. */
function noTextIn(fields: Fields, names: readonly string[], { places }: FoundColumns): string | null {
  for (const place of places) {
    const name = names[place]
    const values = name === undefined ? [] : listOf(fields[name])
    if (values.some((value) => typeof value === 'object' && value !== null)) {
      return `${shown(name ?? '')} must be text or a number`
    }
    if (values.some((value) => Number.isInteger(value) && !Number.isSafeInteger(value))) {
      return `${shown(name ?? '')} is too large a number to be kept exactly: put it in quotes`
    }
  }
  return null
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value]
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'ENOENT') return 'there is no such file'
  if (code === 'EACCES' || code === 'EPERM') return 'permission denied'
  return error instanceof Error ? error.message : String(error)
}

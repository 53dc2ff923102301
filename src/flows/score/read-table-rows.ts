import type { Fields, FileRow } from '../files/file-row.ts'
import { sourceOnce } from '../files/piped-source.ts'
import { readRows } from '../files/read-rows.ts'
import { BadInput, shown } from './bad-input.ts'

/** What a file must hold: per column, the names it may go by. */
export type Columns = { readonly [column: string]: readonly string[] }

/** Takes one row: its values in the order of `columns`, and the number of the line it begins on. */
export type TakeRow = (values: readonly string[], line: number) => void

const mostProblems = 1_000

/**
 * Streams a file with a header (or JSONL), in any column order, row by row.
 *
 * @throws BadInput when the file cannot be read, its header is not as wanted, it holds no rows, or lines are bad: these
 *   are all named by number, a thousand at most
 */
export async function readTableRows(path: string, columns: Columns, take: TakeRow): Promise<void> {
  const problems: string[] = []
  let unnamedProblems = 0
  let rows = 0
  let valuesOf: ((row: FileRow) => string[]) | null = null
  for await (const row of rowsOf(path)) {
    if (row.kind === 'columns') {
      valuesOf = cellsAt(placesOf(row.names, columns, path))
      continue
    }
    if (row.kind === 'fields') valuesOf ??= fieldsNamed(namesIn(row.fields, columns, path))
    rows++
    const values = row.kind === 'problem' ? row.message : (valuesOf?.(row) ?? [])
    const problem = typeof values === 'string' ? values : emptyOf(values, columns)
    if (typeof values !== 'string' && problem === null) take(values, row.line ?? 0)
    else if (problems.length < mostProblems) problems.push(`${row.line === null ? '' : `line ${row.line}: `}${problem}`)
    else unnamedProblems++
  }
  if (problems.length > 0) {
    const rest = unnamedProblems > 0 ? `\n  … and ${unnamedProblems} more` : ''
    throw new BadInput(`${path} has bad lines:\n  ${problems.join('\n  ')}${rest}`)
  }
  if (valuesOf === null) throw new BadInput(`${path} is empty`)
  if (rows === 0) throw new BadInput(`${path} has a header but no rows`)
}

async function* rowsOf(path: string): AsyncGenerator<FileRow> {
  try {
    yield* readRows(await sourceOnce(path))
  } catch (error) {
    throw new BadInput(`cannot read ${path}: ${reasonOf(error)}`)
  }
}

function cellsAt(places: readonly number[]) {
  return (row: FileRow) => (row.kind === 'cells' ? places.map((place) => (row.cells[place] ?? '').trim()) : [])
}

function fieldsNamed(names: readonly string[]) {
  return (row: FileRow) => (row.kind === 'fields' ? names.map((name) => textOf(row.fields[name]).trim()) : [])
}

/** What stands under a key of JSONL, where it can stand in a cell at all. */
function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

/** The keys under which the first object of a JSONL file has what is wanted. */
function namesIn(fields: Fields, columns: Columns, path: string): readonly string[] {
  const keys = Object.keys(fields)
  return placesOf(keys, columns, path).map((place) => keys[place] ?? '')
}

/** Where in the file each wanted column stands. */
function placesOf(header: readonly string[], columns: Columns, path: string): readonly number[] {
  const names = header.map((name) => name.trim().toLowerCase())
  const wanted = Object.values(columns)
  const known = names.filter((name) => wanted.some((aliases) => aliases.includes(name)))
  if (known.length === 0) {
    throw new BadInput(
      `${path} has no header: its first line should be ${headerOf(columns)}, not ${shown(names.join())}`,
    )
  }
  const unknown = names.find((name) => !known.includes(name))
  if (unknown !== undefined) {
    throw new BadInput(`${path} has an unknown column ${shown(unknown)}: its header should be ${headerOf(columns)}`)
  }
  return wanted.map((aliases) => {
    const found = names.filter((name) => aliases.includes(name))
    if (found.length !== 1) {
      const trouble = found.length === 0 ? 'has no column' : 'has more than one column'
      throw new BadInput(`${path} ${trouble} ${aliases.join(' or ')}: its header should be ${headerOf(columns)}`)
    }
    return names.findIndex((name) => aliases.includes(name))
  })
}

function headerOf(columns: Columns): string {
  const first = Object.values(columns).map((aliases) => aliases[0])
  const second = Object.values(columns).map((aliases) => aliases[1] ?? aliases[0])
  return second.join() === first.join() ? first.join() : `${first.join()} (or ${second.join()})`
}

function emptyOf(values: readonly string[], columns: Columns): string | null {
  const empty = values.indexOf('')
  return empty < 0 ? null : `no ${Object.keys(columns)[empty] ?? 'value'}`
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'ENOENT') return 'there is no such file'
  if (code === 'EACCES' || code === 'EPERM') return 'permission denied'
  return error instanceof Error ? error.message : String(error)
}

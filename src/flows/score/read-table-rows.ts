import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { CsvError, parse } from 'csv-parse'
import { BadInput, shown } from './bad-input.ts'

/** What a file must hold: per column, the names it may go by. */
export type Columns = { readonly [column: string]: readonly string[] }

/** Takes one row: its values in the order of `columns`, and the number of the line it ends on. */
export type TakeRow = (values: readonly string[], line: number) => void

const mostLineBytes = 1_000_000
const mostProblems = 20

/**
 * Streams a CSV file with a header, in any column order, row by row.
 *
 * @throws BadInput when the file cannot be read, its header is not as wanted, it holds no rows, or lines are bad: these
 *   are all named by number, twenty at most
 */
export async function readTableRows(path: string, columns: Columns, take: TakeRow): Promise<void> {
  const size = await sizeOf(path)
  if (size === 0) throw new BadInput(`${path} is empty`)
  const problems: string[] = []
  let unnamedProblems = 0
  let rows = 0
  let places: readonly number[] | null = null
  const source = createReadStream(path)
  const records = source.pipe(
    parse({
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: mostLineBytes,
    }),
  )
  source.on('error', (error) => records.destroy(error))
  try {
    for await (const { record, info } of records as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      if (places === null) {
        places = placesOf(record, columns, path)
        continue
      }
      rows++
      const problem = problemOf(record, places, columns)
      if (problem === null) take(valuesOf(record, places), info.lines)
      else if (problems.length < mostProblems) problems.push(`line ${info.lines}: ${problem}`)
      else unnamedProblems++
    }
  } catch (error) {
    throw asBadInput(error, path, columns)
  } finally {
    source.destroy()
  }
  if (places === null) throw new BadInput(`${path} is empty`)
  if (problems.length > 0) {
    const rest = unnamedProblems > 0 ? `\n  … and ${unnamedProblems} more` : ''
    throw new BadInput(`${path} has bad lines:\n  ${problems.join('\n  ')}${rest}`)
  }
  if (rows === 0) throw new BadInput(`${path} has a header but no rows`)
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    const found = await stat(path)
    if (found.isDirectory()) throw new BadInput(`${path} is a folder, not a CSV file`)
    return found.isFile() ? found.size : null
  } catch (error) {
    if (error instanceof BadInput) throw error
    throw new BadInput(`cannot read ${path}: ${reasonOf(error)}`)
  }
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

function problemOf(record: readonly string[], places: readonly number[], columns: Columns): string | null {
  if (record.length !== places.length) return `${record.length} values where ${places.length} are wanted`
  const empty = places.findIndex((place) => (record[place] ?? '').trim() === '')
  return empty < 0 ? null : `no ${Object.keys(columns)[empty] ?? 'value'}`
}

function valuesOf(record: readonly string[], places: readonly number[]): string[] {
  return places.map((place) => (record[place] ?? '').trim())
}

function asBadInput(error: unknown, path: string, columns: Columns): unknown {
  if (error instanceof BadInput) return error
  if (!(error instanceof CsvError)) return new BadInput(`cannot read ${path}: ${reasonOf(error)}`)
  const line = typeof error.lines === 'number' ? error.lines : 1
  if (line <= 1) return new BadInput(`${path} is no CSV file: its first line should be ${headerOf(columns)}`)
  const what =
    error.code === 'CSV_MAX_RECORD_SIZE'
      ? `a row is longer than ${mostLineBytes} characters`
      : 'a quote is out of place'
  return new BadInput(`${path} is no proper CSV file at line ${line}: ${what}`)
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'ENOENT') return 'there is no such file'
  if (code === 'EACCES' || code === 'EPERM') return 'permission denied'
  return error instanceof Error ? error.message : String(error)
}

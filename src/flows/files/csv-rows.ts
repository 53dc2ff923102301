import { type CsvRecord, csvRecords } from './csv-records.ts'
import type { FileRow } from './file-row.ts'
import type { RowReader } from './row-reader.ts'
import { separatorOf } from './separator.ts'

/**
 * Reads CSV with a header. Rows of separators alone are passed over; reading stops where the quoting breaks.
 *
 * @param head the file's beginning, which tells what separates cells
 */
export function csvRows(head: Buffer): RowReader {
  const { sign, isDeclared } = separatorOf(head)
  const records = csvRecords(sign.charCodeAt(0))
  const rowOf = rowMaker(isDeclared)
  const made = (found: CsvRecord[]): FileRow[] => {
    const rows = found.flatMap(rowOf)
    const fault = records.fault()
    return fault === null ? rows : [...rows, { kind: 'problem', ...fault }]
  }
  return {
    read: (block) => made(records.read(block)),
    end: () => made(records.end()),
    line: records.line,
    isOver: () => records.fault() !== null,
  }
}

/** The first record names the columns of those that follow. */
function rowMaker(isDeclared: boolean): (record: CsvRecord) => FileRow[] {
  let names: readonly string[] | null = null
  let isToSkip = isDeclared
  let rows = 0
  let isNumbered = false
  return ({ line, cells }) => {
    if (isToSkip) {
      isToSkip = false
      return []
    }
    if (names === null) {
      names = cells.map((name) => name.trim())
      return [{ kind: 'columns', line, names }]
    }
    rows++
    // R writes row numbers under no name at all, so that each row has one cell more than the header.
    if (rows === 1) isNumbered = cells.length === names.length + 1 && cells[0] === '1'
    return [cellsOf(line, isNumbered && cells.length > names.length ? cells.slice(1) : cells, names.length)]
  }
}

function cellsOf(line: number, cells: readonly string[], columns: number): FileRow {
  const missing = Math.max(0, columns - cells.length)
  if (cells.slice(columns).some((cell) => cell.trim() !== '')) {
    return { kind: 'problem', line, message: `There are ${cells.length} cells where the header has ${columns}.` }
  }
  const whole = missing > 0 ? [...cells, ...Array<string>(missing).fill('')] : cells.slice(0, columns)
  return { kind: 'cells', line, cells: whole, missing }
}

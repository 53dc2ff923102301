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
  let lastNumber: number | null = null
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
    const number = rowNumber(cells, names.length)
    if (rows === 1 && number === 1) lastNumber = 0
    if (lastNumber === null) return [cellsOf(line, cells, names.length)]
    if (number === null || number <= lastNumber)
      return [{ kind: 'problem', line, what: { kind: 'row-without-number' } }]
    lastNumber = number
    return [cellsOf(line, cells.slice(1), names.length)]
  }
}

/**
 * R writes the number of each row under no name at all, so that rows have one cell more than the header. So do rows that
 * end in a comma, or hold one in a text (`1,Well, then`): what follows it is blank then, or begins with a blank.
 */
function rowNumber(cells: readonly string[], columns: number): number | null {
  const [first = '', ...rest] = cells
  if (columns < 2 || rest.length !== columns || rest.at(-1)?.trim() === '') return null
  return /^[1-9]\d{0,14}$/u.test(first) && !rest.some((cell) => /^\s/u.test(cell)) ? Number(first) : null
}

function cellsOf(line: number, cells: readonly string[], columns: number): FileRow {
  const missing = Math.max(0, columns - cells.length)
  if (cells.slice(columns).some((cell) => cell.trim() !== '')) {
    return { kind: 'problem', line, what: { kind: 'more-cells-than-columns', cells: cells.length, columns } }
  }
  const whole = missing > 0 ? [...cells, ...Array<string>(missing).fill('')] : cells.slice(0, columns)
  return { kind: 'cells', line, cells: whole, missing }
}

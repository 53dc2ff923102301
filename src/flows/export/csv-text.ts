import { csvLine } from '../../files/csv-line.ts'

/** What a spreadsheet would run as a formula when it opens a file; some of them look past blanks, and read full width. */
const formula = /^(?:[\t\r\n]|\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/u
const plainNumber = /^[+-]?\d+(\.\d+)?$/u
const loneSign = /^[=+\-@]$/u

/** A cell of CSV: free text, which may come from anybody, or a name that is looked up and compared: an id, or labels. */
export type CsvCell = { readonly text: string; readonly isName: boolean }

/**
 * One row of CSV, in which nothing runs as a formula: before free text that would there is an apostrophe; before an id
 * or a label a no-break space, which no formula begins with and which reading them takes away again (ours does, and so
 * does `strip()`). A plain number such as -1 stays as it is. JSONL is exact where this is not.
 */
export function csvRow(cells: readonly CsvCell[]): string {
  return `${csvLine(cells.map(safeText))}\r\n`
}

function safeText({ text, isName }: CsvCell): string {
  const isSafe = !formula.test(text) || plainNumber.test(text) || (isName && loneSign.test(text))
  return isSafe ? text : `${isName ? '\u00A0' : "'"}${text}`
}

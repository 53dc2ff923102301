/** What a spreadsheet would run as a formula when it opens a file. */
const formula = /^[=+\-@\t\r]/u
const plainNumber = /^[+-]?\d+(\.\d+)?$/u

/**
 * One row of CSV. A cell that a spreadsheet would run as a formula gets an apostrophe in front, since item texts and
 * notes may come from anybody; a plain number such as -1 does not. JSONL is exact where this is not.
 */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

function csvCell(text: string): string {
  const safe = formula.test(text) && !plainNumber.test(text) ? `'${text}` : text
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

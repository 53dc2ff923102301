/** Cells of CSV as one line, without its end. A cell is quoted where it holds a comma, a quote or a line break of any kind. */
export function csvLine(cells: readonly string[]): string {
  return cells.map((text) => (/[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join()
}

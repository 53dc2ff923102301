import { columnName } from '../../domain/item-row.ts'
import { type CsvLine, csvReader } from './csv-lines.ts'
import type { FileRow, TextBlock } from './file-row.ts'

/**
 * Reads CSV with a header, in a stream. Commas, semicolons and tabs may separate cells, whichever the header uses.
 * Blank lines are passed over. Reading stops where the quoting breaks.
 */
export async function* readCsv(blocks: AsyncIterable<TextBlock>): AsyncGenerator<FileRow> {
  let reader: ReturnType<typeof csvReader> | null = null
  const rows = rowMaker()
  for await (const block of blocks) {
    if (block.kind === 'problem') return yield block
    reader ??= csvReader(delimiterOf(block.bytes))
    yield* (await reader.read(block.bytes)).flatMap(rows)
    if (reader.fault() !== null) break
  }
  if (reader === null) return
  yield* (await reader.end()).flatMap(rows)
  const fault = reader.fault()
  if (fault !== null) yield fault
}

/** The first record names the columns of those that follow. */
function rowMaker(): (record: CsvLine) => FileRow[] {
  let names: readonly string[] | null = null
  return ({ line, cells, blank }) => {
    if (blank) return []
    if (names !== null) return [rowOf(names, line, cells)]
    names = cells.map(columnName)
    return [{ kind: 'columns', line, names }]
  }
}

function rowOf(names: readonly string[], line: number, cells: readonly string[]): FileRow {
  const extra = cells.slice(names.length).some((cell) => cell.trim() !== '')
  if (cells.length < names.length || extra) {
    const counted = cells.length === 1 ? 'There is 1 cell' : `There are ${cells.length} cells`
    return { kind: 'problem', line, message: `${counted} where the header has ${names.length}.` }
  }
  return { kind: 'row', line, cells: new Map(names.map((name, at) => [name, cells[at] ?? ''])) }
}

/** The separator that the header uses most; a comma where it has a single column. */
function delimiterOf(head: Buffer): string {
  const [header = ''] = head
    .subarray(0, 64 * 1024)
    .toString('utf8')
    .trimStart()
    .split(/[\r\n]/u, 1)
  const counts = [',', ';', '\t'].map((sign) => ({ sign, count: header.split(sign).length - 1 }))
  return counts.reduce((most, one) => (one.count > most.count ? one : most)).sign
}

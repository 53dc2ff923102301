import { CsvError, Parser } from 'csv-parse'

/** The cells of one record, and the line of the file on which it begins; `blank` where nothing at all is written there. */
export type CsvLine = { readonly line: number; readonly cells: readonly string[]; readonly blank: boolean }

/** Reads CSV piece by piece. */
export type CsvReader = {
  /** The records that a piece completes. */
  read(bytes: Buffer): Promise<CsvLine[]>
  /** The last record of a file that does not end in a line break. */
  end(): Promise<CsvLine[]>
  /** What broke the reading, for good; null while nothing did. */
  fault(): { readonly kind: 'problem'; readonly line: number; readonly message: string } | null
}

/** Far above an item with all its columns: beyond it, a quotation mark was never closed. */
const longestRecord = 1_000_000

/**
 * Drives the parser by hand, since as a stream it drops the records that it holds when it meets a fault, and counts
 * line breaks in quoted cells twice. Lines are counted here as an editor counts them.
 */
export function csvReader(delimiter: string): CsvReader {
  let found: CsvLine[] = []
  let line = 1
  let broken: Error | null = null
  const parser = new Parser({
    bom: true,
    delimiter,
    raw: true,
    relax_column_count: true,
    max_record_size: longestRecord,
    on_record: (record: unknown) => {
      const { cells, raw } = partsOf(record)
      found.push({ line, cells, blank: raw.trim() === '' })
      line += countBreaks(raw)
      return null
    },
  })
  // The fault is told to whoever wrote the piece; an event without a listener would end the process.
  parser.on('error', () => undefined)
  const after = async (step: (done: (error?: Error | null) => void) => void) => {
    if (broken === null) {
      await new Promise<void>((resolve) => {
        step((error) => {
          broken = error ?? null
          resolve()
        })
      })
    }
    const complete = found
    found = []
    return complete
  }
  return {
    read: (bytes) => after((done) => parser.write(bytes, done)),
    end: () => after((done) => parser.end(done)),
    fault: () => (broken === null ? null : { kind: 'problem', line, message: faultMessage(broken) }),
  }
}

/** What the parser hands over with `raw` set. */
function partsOf(record: unknown): { cells: string[]; raw: string } {
  if (typeof record !== 'object' || record === null || !('record' in record) || !('raw' in record)) {
    throw new TypeError('the CSV parser gave no record')
  }
  const { record: cells, raw } = record
  if (!Array.isArray(cells) || typeof raw !== 'string') throw new TypeError('the CSV parser gave no cells')
  return { cells: cells.map(String), raw }
}

function countBreaks(raw: string): number {
  return raw.match(/\r\n|\r|\n/gu)?.length ?? 0
}

function faultMessage(error: Error): string {
  switch (error instanceof CsvError ? error.code : '') {
    case 'CSV_QUOTE_NOT_CLOSED':
      return 'A quotation mark that opens in this row is never closed.'
    case 'CSV_MAX_RECORD_SIZE':
      return 'This row does not seem to end: a quotation mark that opens in it is probably not closed.'
    default:
      return 'The quotation marks in this row do not match: they enclose a whole cell, and one inside is doubled ("5"" pipe").'
  }
}

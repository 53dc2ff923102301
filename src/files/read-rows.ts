import { csvRows } from './csv-rows.ts'
import { eventLoopTurns } from './event-loop-turn.ts'
import type { Fault, FileRow } from './file-row.ts'
import type { FileSource } from './file-source.ts'
import { jsonlRows } from './jsonl-rows.ts'
import type { RowReader } from './row-reader.ts'
import { unpacked } from './unpack.ts'
import { type TextBlock, utf8Blocks } from './utf8-blocks.ts'

/** Enough of a file to hold its header. */
const headBytes = 64 * 1024

/**
 * Reads the rows of any file that people give us, in a stream: CSV or JSONL (known by its first character, a brace), in
 * UTF-8 or UTF-16, packed with gzip or not. The one reading for items, answers to be scored, and all that goes with them.
 *
 * CSV gives its `columns` first, then `cells`; JSONL gives `fields`. A `problem` of one row is given in its place and the
 * next row read; a file that cannot be read any further ends with the problem that says why. An empty file gives nothing.
 * Whatever the caller does with a row, the event loop gets a turn in time.
 *
 * @throws Error where the source itself fails, as a file does that is not there
 */
export async function* readRows(source: FileSource): AsyncGenerator<FileRow> {
  const turn = eventLoopTurns()
  const most = source.most?.rows ?? Number.POSITIVE_INFINITY
  let count = 0
  for await (const rows of rowsOfBlocks(source)) {
    for (const row of rows) {
      if (count++ > most) return yield { kind: 'problem', line: row.line, what: { kind: 'too-many-rows', most } }
      yield row
      const due = turn()
      if (due !== null) await due
    }
    const due = turn()
    if (due !== null) await due
  }
}

/** The rows that each block of text completes. */
async function* rowsOfBlocks(source: FileSource): AsyncGenerator<FileRow[]> {
  let reader: RowReader | null = null
  for await (const block of withWholeHead(utf8Blocks(unpacked(source.open(), source.most?.bytes)))) {
    if (block.kind === 'fault') {
      const line = block.isOfLine ? (reader?.line() ?? 1) : null
      return yield [{ kind: 'problem', line, what: block.what }]
    }
    reader ??= readerFor(block.bytes)
    yield reader.read(block.bytes)
    if (reader.isOver()) return
  }
  if (reader !== null) yield reader.end()
}

/** Puts the first blocks together until they hold the header. */
async function* withWholeHead(blocks: AsyncIterable<TextBlock | Fault>): AsyncGenerator<TextBlock | Fault> {
  let head: Buffer | null = Buffer.alloc(0)
  for await (const block of blocks) {
    const isWhole: boolean = head === null || block.kind === 'fault' || head.length + block.bytes.length >= headBytes
    if (head !== null && block.kind === 'text') head = Buffer.concat([head, block.bytes])
    if (!isWhole) continue
    if (head !== null && head.length > 0) yield { kind: 'text', bytes: head }
    if (head === null || block.kind === 'fault') yield block
    head = null
  }
  if (head !== null && head.length > 0) yield { kind: 'text', bytes: head }
}

function readerFor(head: Buffer): RowReader {
  const text = head.toString('utf8').trimStart()
  if (text.startsWith('[')) return refusing('one-json-list')
  if (/^\{[ \t]*[\r\n]/u.test(text)) return refusing('object-over-lines')
  return text.startsWith('{') ? jsonlRows() : csvRows(head)
}

function refusing(kind: 'one-json-list' | 'object-over-lines'): RowReader {
  return {
    read: () => [{ kind: 'problem', line: null, what: { kind } }],
    end: () => [],
    line: () => 1,
    isOver: () => true,
  }
}

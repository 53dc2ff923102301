import { isUtf8 } from 'node:buffer'
import type { TextBlock } from './file-row.ts'

const lineFeed = 0x0a
/** Above any line that could hold an item; a longer one is no text file. */
const longestLineBytes = 16 * 1024 * 1024

/**
 * Gives a file in blocks of whole lines, checked to be UTF-8. A file that is no UTF-8 text is refused by the line where that shows, and
 * well-known other kinds by their names.
 */
export async function* textBlocks(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<TextBlock> {
  let pending: Uint8Array[] = []
  let pendingBytes = 0
  let line = 1
  for await (const chunk of chunks) {
    const kind = line === 1 && pendingBytes === 0 ? foreignKind(chunk) : null
    if (kind !== null) return yield { kind: 'problem', line: null, message: kind }
    const end = chunk.lastIndexOf(lineFeed) + 1
    pending.push(end === 0 ? chunk : chunk.subarray(0, end))
    pendingBytes += pending.at(-1)?.length ?? 0
    if (end === 0) {
      if (pendingBytes <= longestLineBytes) continue
      return yield { kind: 'problem', line, message: 'This line is too long for a text file of items.' }
    }
    const block = checkedBlock(Buffer.concat(pending), line)
    yield block
    if (block.kind === 'problem') return
    line = block.nextLine
    pending = end === chunk.length ? [] : [chunk.subarray(end)]
    pendingBytes = chunk.length - end
  }
  if (pendingBytes > 0) yield checkedBlock(Buffer.concat(pending), line)
}

function checkedBlock(bytes: Buffer, firstLine: number) {
  if (isUtf8(bytes)) {
    return { kind: 'text', bytes, nextLine: firstLine + countLines(bytes) } as const
  }
  let line = firstLine
  for (let start = 0; start < bytes.length; line++) {
    const feed = bytes.indexOf(lineFeed, start)
    const end = feed === -1 ? bytes.length : feed + 1
    if (!isUtf8(bytes.subarray(start, end))) break
    start = end
  }
  return { kind: 'problem', line, message: 'This line is not UTF-8 text. Save the file as “CSV UTF-8”.' } as const
}

function countLines(bytes: Buffer): number {
  let lines = 0
  for (let at = bytes.indexOf(lineFeed); at !== -1; at = bytes.indexOf(lineFeed, at + 1)) lines++
  return lines
}

function foreignKind(head: Uint8Array): string | null {
  const begins = (...bytes: number[]) => bytes.every((byte, at) => head[at] === byte)
  if (begins(0x50, 0x4b, 0x03, 0x04))
    return 'This is a workbook or a zip file. Save the sheet as “CSV UTF-8” and send that.'
  if (begins(0xd0, 0xcf, 0x11, 0xe0))
    return 'This is an old Excel workbook. Save the sheet as “CSV UTF-8” and send that.'
  if (begins(0xff, 0xfe) || begins(0xfe, 0xff)) return 'This file is UTF-16 text. Save it as “CSV UTF-8”.'
  return null
}

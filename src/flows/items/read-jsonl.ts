import { columnName, type RawRow } from '../../domain/item-row.ts'
import type { FileRow, TextBlock } from './file-row.ts'

/** Reads one JSON object a line, in a stream. A faulty line is named and the next one read. */
export async function* readJsonl(blocks: AsyncIterable<TextBlock>): AsyncGenerator<FileRow> {
  let line = 0
  for await (const block of blocks) {
    if (block.kind === 'problem') return yield block
    const lines = block.bytes.toString('utf8').split('\n')
    // What follows a block's last line break belongs to the next block.
    if (lines.at(-1) === '') lines.pop()
    for (const written of lines) {
      line++
      const text = written.replace(/^\uFEFF/u, '').trim()
      if (text !== '') yield rowOf(text, line)
    }
  }
}

function rowOf(text: string, line: number): FileRow {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { kind: 'problem', line, message: 'This line is not valid JSON.' }
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { kind: 'problem', line, message: 'This line is not a JSON object such as {"text": "…"}.' }
  }
  const cells = new Map<string, string>()
  for (const [key, written] of Object.entries(value)) {
    const name = columnName(key)
    const cell = cellOf(name, written)
    if (cell === null) return { kind: 'problem', line, message: `“${name}” must be text or a number.` }
    if (typeof written === 'number' && Number.isInteger(written) && !Number.isSafeInteger(written)) {
      return { kind: 'problem', line, message: `“${name}” is too large a number to be kept exactly: put it in quotes.` }
    }
    if (cells.has(name)) return { kind: 'problem', line, message: `“${name}” is there twice.` }
    cells.set(name, cell)
  }
  return { kind: 'row', line, cells: cells satisfies RawRow }
}

/** Null where a value cannot stand in a cell. A list of labels is as good as labels with semicolons. */
function cellOf(name: string, value: unknown): string | null {
  if (value === null) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (name === 'gold' && Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.join(';')
  return null
}

import type { FileFault } from '../domain/files/file-fault.ts'
import { fileLimits } from './file-limits.ts'
import type { Fields, FileRow } from './file-row.ts'
import { jsonFault } from './json-fault.ts'
import type { RowReader } from './row-reader.ts'

const [lineFeed, carriageReturn] = [0x0a, 0x0d]

/** Reads one JSON object a line. A faulty line is named and the next one read; blank lines are passed over. */
export function jsonlRows(): RowReader {
  let line = 1
  let isAfterReturn = false
  let begun = ''
  let begunBytes = 0
  let isOver = false
  const keep = (block: Buffer, from: number, to: number) => {
    begunBytes += to - from
    if (begunBytes <= fileLimits.rowBytes) begun += block.toString('utf8', from, to)
    else isOver = true
  }
  const endLine = (): FileRow[] => {
    const text = begun.replace(/^\uFEFF/u, '').trim()
    begun = ''
    begunBytes = 0
    return text === '' ? [] : [rowOf(text, line)]
  }
  const tooLong = (): FileRow[] => [
    { kind: 'problem', line, what: { kind: 'line-too-long', mostBytes: fileLimits.rowBytes } },
  ]
  return {
    read(block) {
      const found: FileRow[] = []
      let from = 0
      for (let at = 0; at < block.length; at++) {
        const byte = block[at]
        const isSecondOfTwo = byte === lineFeed && isAfterReturn
        isAfterReturn = byte === carriageReturn
        if (byte !== lineFeed && byte !== carriageReturn) continue
        if (!isSecondOfTwo) {
          keep(block, from, at)
          if (isOver) return [...found, ...tooLong()]
          found.push(...endLine())
          line++
        }
        from = at + 1
      }
      keep(block, from, block.length)
      return isOver ? [...found, ...tooLong()] : found
    },
    end: () => (isOver ? [] : endLine()),
    line: () => line,
    isOver: () => isOver,
  }
}

function rowOf(text: string, line: number): FileRow {
  const problem = (what: FileFault): FileRow => ({ kind: 'problem', line, what })
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return problem(jsonFault(text, error))
  }
  if (!isFields(value)) return problem({ kind: 'no-json-object' })
  const keys = Object.keys(value).length
  if (keys <= fileLimits.columns) return { kind: 'fields', line, fields: value }
  return problem({ kind: 'too-many-keys', keys, most: fileLimits.columns })
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

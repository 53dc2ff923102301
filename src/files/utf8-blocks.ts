import { isUtf8 } from 'node:buffer'
import type { FileFault } from '../domain/files/file-fault.ts'
import type { Fault } from './file-row.ts'
import { encodingOf, headBytes } from './text-encoding.ts'

/** Whole characters of a file's text, in UTF-8 without a byte order mark. */
export type TextBlock = { readonly kind: 'text'; readonly bytes: Buffer }

/**
 * A file's text as UTF-8, whichever of UTF-8 and UTF-16 it is written in. Nothing is replaced: what comes before a byte
 * that is no text is given, and then a fault ends it.
 */
export async function* utf8Blocks(chunks: AsyncIterable<Uint8Array | Fault>): AsyncGenerator<TextBlock | Fault> {
  let decode: Decode | null = null
  let pending: Buffer = Buffer.alloc(0)
  const step = function* (isLast: boolean): Generator<TextBlock | Fault, boolean> {
    if (decode === null) {
      if (pending.length < headBytes && !isLast) return true
      const encoding = encodingOf(pending.subarray(0, headBytes))
      if (encoding.kind === 'fault') {
        yield { ...encoding, isOfLine: false }
        return false
      }
      decode = encoding.kind === 'utf-8' ? fromUtf8 : fromUtf16(encoding.kind === 'utf-16be')
      pending = pending.subarray(encoding.skip)
    }
    const { bytes, rest, fault } = decode(pending, isLast)
    pending = rest
    if (bytes.length > 0) yield { kind: 'text', bytes }
    if (fault !== null) yield { kind: 'fault', what: { kind: fault }, isOfLine: true }
    return fault === null
  }
  for await (const chunk of chunks) {
    if ('kind' in chunk) return yield chunk
    pending = pending.length === 0 ? asBuffer(chunk) : Buffer.concat([pending, chunk])
    if (!(yield* step(false))) return
  }
  yield* step(true)
}

/** All of a small file's text, whichever of UTF-8 and UTF-16 it is written in; null where it is neither. */
export function textOf(bytes: Uint8Array): string | null {
  const encoding = encodingOf(bytes.subarray(0, headBytes))
  if (encoding.kind === 'fault') return null
  const decode = encoding.kind === 'utf-8' ? fromUtf8 : fromUtf16(encoding.kind === 'utf-16be')
  const decoded = decode(asBuffer(bytes).subarray(encoding.skip), true)
  return decoded.fault === null ? decoded.bytes.toString('utf8') : null
}

/** The text in some bytes, those that belong to a character to come, and why there is no more text; null where there may be. */
type Decoded = {
  readonly bytes: Buffer
  readonly rest: Buffer
  readonly fault: Extract<FileFault['kind'], 'no-text' | 'no-utf-8' | 'no-utf-16'> | null
}
type Decode = (bytes: Buffer, isLast: boolean) => Decoded

const nothing = Buffer.alloc(0)

function fromUtf8(bytes: Buffer, isLast: boolean): Decoded {
  const end = isLast ? bytes.length : endOfCharacters(bytes)
  const text = bytes.subarray(0, end)
  if (isUtf8(text)) return { bytes: text, rest: bytes.subarray(end), fault: null }
  // The longest beginning that is text: what holds a wrong byte stays wrong however far it goes on.
  let [good, bad] = [0, end]
  while (bad - good > 1) {
    const middle = (good + bad) >>> 1
    const whole = endOfCharacters(bytes.subarray(0, middle))
    if (isUtf8(bytes.subarray(0, whole))) good = middle
    else bad = middle
  }
  const from = endOfCharacters(bytes.subarray(0, good))
  return { bytes: bytes.subarray(0, from), rest: nothing, fault: isBinary(bytes, from) ? 'no-text' : 'no-utf-8' }
}

/** Whether bytes around a fault are control characters, which no code page of text uses. */
function isBinary(bytes: Buffer, at: number): boolean {
  return bytes.subarray(Math.max(0, at - 50), at + 50).some((byte) => byte < 0x09 || (byte > 0x0d && byte < 0x20))
}

/** Where a last character begins that has more bytes to come; the bytes' end where there is none. */
function endOfCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    const size = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1
    if (byte >= 0xc0) return size > back ? bytes.length - back : bytes.length
    if (byte < 0x80) break
  }
  return bytes.length
}

const halfCharacter = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/

function fromUtf16(isBigEndian: boolean): Decode {
  return (bytes, isLast) => {
    const even = Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2)))
    const text = (isBigEndian ? even.swap16() : even).toString('utf16le')
    // The first half of a character waits for its second.
    const isSplit = !isLast && /[\ud800-\udbff]$/.test(text)
    const whole = isSplit ? text.slice(0, -1) : text
    const rest = bytes.subarray(2 * whole.length)
    const isOdd = isLast && rest.length > 0
    if (whole.isWellFormed()) return { bytes: Buffer.from(whole), rest, fault: isOdd ? 'no-utf-16' : null }
    return { bytes: Buffer.from(whole.slice(0, whole.search(halfCharacter))), rest: nothing, fault: 'no-utf-16' }
  }
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

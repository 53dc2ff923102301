import type { FileFault } from '../domain/files/file-fault.ts'

/** How a file's text is written, or why it is none that can be read. `skip`: bytes of its byte order mark. */
export type TextEncoding =
  | { readonly kind: 'utf-8' | 'utf-16le' | 'utf-16be'; readonly skip: number }
  | { readonly kind: 'fault'; readonly what: FileFault }

/** As many bytes of a file as tell its encoding. */
export const headBytes = 8

/** Tells by the first bytes. UTF-16 without its mark shows by a zero byte beside each letter of the first word. */
export function encodingOf(head: Uint8Array): TextEncoding {
  const begins = (...bytes: number[]) => bytes.every((byte, at) => head[at] === byte)
  if (begins(0x50, 0x4b, 0x03, 0x04)) return fault('workbook')
  if (begins(0xd0, 0xcf, 0x11, 0xe0)) return fault('old-workbook')
  if (begins(0xff, 0xfe, 0, 0) || begins(0, 0, 0xfe, 0xff)) return fault('utf-32')
  if (begins(0xef, 0xbb, 0xbf)) return { kind: 'utf-8', skip: 3 }
  if (begins(0xff, 0xfe)) return { kind: 'utf-16le', skip: 2 }
  if (begins(0xfe, 0xff)) return { kind: 'utf-16be', skip: 2 }
  if (isZeroAtEvery(head, 1)) return { kind: 'utf-16le', skip: 0 }
  if (isZeroAtEvery(head, 0)) return { kind: 'utf-16be', skip: 0 }
  return { kind: 'utf-8', skip: 0 }
}

function fault(kind: 'workbook' | 'old-workbook' | 'utf-32'): TextEncoding {
  return { kind: 'fault', what: { kind } }
}

/** Whether of each pair of bytes this one is zero and the other is not, in two pairs at least. */
function isZeroAtEvery(head: Uint8Array, place: 0 | 1): boolean {
  if (head.length < 4) return false
  return head.every((byte, at) => (byte === 0) === (at % 2 === place))
}

import { createReadStream } from 'node:fs'

/** Where a file's bytes come from. It can be opened again: items are checked as a whole before anything is kept. */
export type FileSource = {
  open(): AsyncIterable<Uint8Array>
  /** What may come of it at most, where others wait and share the memory meanwhile: rows, and bytes once unpacked. */
  readonly most?: { readonly rows: number; readonly bytes: number }
}

/** Small enough for a piece to be read within a few milliseconds. */
const chunkBytes = 64 * 1024

export function sourceOfBytes(bytes: Uint8Array): FileSource {
  return {
    async *open() {
      for (let start = 0; start < bytes.length; start += chunkBytes) yield bytes.subarray(start, start + chunkBytes)
    },
  }
}

/** A file that somebody sent to the running product. */
export function sourceOfUpload(bytes: Uint8Array): FileSource {
  return { ...sourceOfBytes(bytes), most: uploadMost }
}

const uploadMost = { rows: 250_000, bytes: 50_000_000 }

export function sourceOfText(text: string): FileSource {
  return sourceOfBytes(Buffer.from(text, 'utf8'))
}

/** @param onBytes told how many bytes have been read since the file was opened */
export function sourceOfFile(path: string, onBytes: (bytes: number) => void = () => undefined): FileSource {
  return {
    async *open() {
      let read = 0
      for await (const chunk of createReadStream(path, { highWaterMark: chunkBytes })) {
        if (!(chunk instanceof Uint8Array)) throw new TypeError('a file is read as bytes')
        read += chunk.length
        onBytes(read)
        yield chunk
      }
    },
  }
}

import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { Fault } from './file-row.ts'

/**
 * A file's bytes; those of a gzip file, which is known by its first two bytes, unpacked.
 *
 * @param mostBytes how many may come of a gzip file, since ten megabytes may hold ten gigabytes
 */
export async function* unpacked(
  chunks: AsyncIterable<Uint8Array>,
  mostBytes = Number.POSITIVE_INFINITY,
): AsyncGenerator<Uint8Array | Fault> {
  const all = chunks[Symbol.asyncIterator]()
  try {
    const head = await headOf(all)
    if (head[0] !== 0x1f || head[1] !== 0x8b) yield* followedBy(head, all)
    else yield* gunzipped(followedBy(head, all), mostBytes)
  } finally {
    await all.return?.()
  }
}

async function* gunzipped(chunks: AsyncIterable<Uint8Array>, mostBytes: number): AsyncGenerator<Uint8Array | Fault> {
  let bytes = 0
  const packed = Readable.from(chunks, { objectMode: false })
  const gunzip = createGunzip()
  packed.on('error', (error) => gunzip.destroy(error))
  try {
    for await (const chunk of packed.pipe(gunzip)) {
      bytes += chunk.length
      if (bytes > mostBytes)
        return yield { kind: 'fault', what: { kind: 'unpacked-too-large', mostBytes }, isOfLine: false }
      yield chunk
    }
  } catch (error) {
    if (!isZlibs(error)) throw error
    yield { kind: 'fault', what: { kind: 'damaged-gzip' }, isOfLine: false }
  } finally {
    packed.destroy()
  }
}

function isZlibs(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_')
}

/** At least two bytes, where there are as many. */
async function headOf(all: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  let head: Uint8Array = new Uint8Array()
  while (head.length < 2) {
    const { value, done } = await all.next()
    if (done === true) break
    head = head.length === 0 ? value : Buffer.concat([head, value])
  }
  return head
}

async function* followedBy(head: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (head.length > 0) yield head
  for (;;) {
    const { value, done } = await rest.next()
    if (done === true) return
    yield value
  }
}

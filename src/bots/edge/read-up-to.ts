/** Of a file that somebody attaches. */
export const mostFileBytes = 10 * 1024 * 1024

/** The whole body, or null where it is longer. */
export async function readUpTo(body: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.length
    if (size > most) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

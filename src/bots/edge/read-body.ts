import type { IncomingMessage } from 'node:http'

/** What a platform sends, forms included, is far smaller. */
const mostBytes = 1024 * 1024

/** The bytes of a request. `broken`: it ended before it was whole. */
export async function readBody(request: IncomingMessage): Promise<Buffer | 'too-large' | 'broken'> {
  const chunks: Buffer[] = []
  let bytes = 0
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      bytes += chunk.length
      if (bytes > mostBytes) return 'too-large'
      chunks.push(chunk)
    }
  } catch {
    return 'broken'
  }
  return Buffer.concat(chunks)
}

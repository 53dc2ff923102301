import type { IncomingMessage } from 'node:http'
import { z } from 'zod'

const maxBytes = 20_000_000
const jsonObject = z.record(z.string(), z.unknown())

export async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk)
    size += bytes.length
    if (size > maxBytes) throw new RangeError('the body is too large')
    chunks.push(bytes)
  }
  return Buffer.concat(chunks)
}

/** A JSON object, or nothing when the body is none. */
export function readJson(bytes: Buffer): Record<string, unknown> {
  try {
    return jsonObject.parse(JSON.parse(bytes.toString()))
  } catch {
    return {}
  }
}

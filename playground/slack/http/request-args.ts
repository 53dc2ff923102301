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

/** The arguments of a call from its query and its body: JSON, a form, or multipart without files. */
export async function readArgs(request: IncomingMessage, url: URL): Promise<Record<string, unknown>> {
  const bytes = await readBytes(request)
  const query = Object.fromEntries(url.searchParams)
  const type = request.headers['content-type'] ?? ''
  if (bytes.length === 0) return query
  if (type.startsWith('application/json')) return { ...query, ...readJson(bytes) }
  if (type.startsWith('multipart/form-data')) {
    const form = await multipart(bytes, type)
    return { ...query, ...Object.fromEntries([...form].filter(([, value]) => typeof value === 'string')) }
  }
  return { ...query, ...Object.fromEntries(new URLSearchParams(bytes.toString())) }
}

/** The bytes of an uploaded file: the body itself, or the first file of a multipart form. */
export async function readUpload(request: IncomingMessage): Promise<Buffer> {
  const bytes = await readBytes(request)
  const type = request.headers['content-type'] ?? ''
  if (!type.startsWith('multipart/form-data')) return bytes
  for (const [, value] of await multipart(bytes, type)) {
    if (typeof value !== 'string') return Buffer.from(await value.arrayBuffer())
  }
  return Buffer.alloc(0)
}

/** A JSON object, or nothing when the body is none. */
export function readJson(bytes: Buffer): Record<string, unknown> {
  try {
    return jsonObject.parse(JSON.parse(bytes.toString()))
  } catch {
    return {}
  }
}

function multipart(bytes: Buffer, type: string): Promise<FormData> {
  return new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData()
}

import type { IncomingMessage } from 'node:http'
import { readBytes, readJson } from '../../stand-in/read-body.ts'

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

function multipart(bytes: Buffer, type: string): Promise<FormData> {
  return new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData()
}

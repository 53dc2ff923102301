import { type FileHandle, open } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import type { FilePut } from '../../../flows/world.ts'

/** Of an upload session: each part but the last is a multiple of this, or what was put together may be refused at the end. */
const unitBytes = 320 * 1024
const partBytes = 10 * unitBytes
const timeoutMs = 60_000
/** So often in a row the store is asked how far it came, where it did not say. */
const mostLooks = 3
const lookMs = 1_000

/**
 * Puts a file into an upload session, part by part. The address itself is the permission. A part whose answer is lost is not
 * repeated blindly: the session is asked which byte it waits for. Where it does not say, nobody knows whether all arrived.
 */
export async function putBytes(uploadUrl: string, path: string): Promise<FilePut> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    return await putAll(uploadUrl, file, size)
  } finally {
    await file.close()
  }
}

async function putAll(uploadUrl: string, file: FileHandle, size: number): Promise<FilePut> {
  let from = 0
  for (let looks = 0; ; ) {
    const answer = await putPart(uploadUrl, file, from, size)
    if (answer === 'whole') return { kind: 'sent' }
    if (typeof answer === 'string') return { kind: 'refused', reason: answer, permanent: false }
    const next = answer ?? (await nextByte(uploadUrl))
    if (next === null) return { kind: 'unsure', reason: 'upload-without-answer' }
    looks = next > from ? 0 : looks + 1
    if (looks === mostLooks) return { kind: 'unsure', reason: 'upload-stands-still' }
    if (looks > 0) await pause(lookMs, undefined, { ref: false })
    from = Math.min(next, size - 1)
  }
}

/** Which byte the session waits for next, `whole`, why it takes nothing more, or null where it did not say. */
async function putPart(uploadUrl: string, file: FileHandle, from: number, size: number): Promise<Part> {
  const bytes = Buffer.alloc(Math.min(partBytes, size - from))
  await file.read(bytes, 0, bytes.length, from)
  const response = await ask(uploadUrl, {
    method: 'PUT',
    headers: {
      'content-type': 'application/octet-stream',
      'content-range': `bytes ${from}-${from + bytes.length - 1}/${size}`,
    },
    body: new Uint8Array(bytes),
  })
  if (response === null) return null
  if (response.status === 200 || response.status === 201) return 'whole'
  if (response.status === 202) return expected(response.body)
  // What the session has already it refuses to take again; it may be busy; all else it will refuse for ever.
  const isPassing = [408, 416, 429].includes(response.status) || response.status >= 500
  return isPassing ? null : `upload ${response.status}`
}

type Part = number | 'whole' | `upload ${number}` | null

async function nextByte(uploadUrl: string): Promise<number | null> {
  for (let looks = 0; looks < mostLooks; looks += 1) {
    await pause(lookMs * looks, undefined, { ref: false })
    const response = await ask(uploadUrl, { method: 'GET' })
    if (response?.status === 200) return expected(response.body)
    if (response?.status === 404) return null
  }
  return null
}

const session = z.looseObject({ nextExpectedRanges: z.tuple([z.string()], z.string()) })

function expected(body: unknown): number | null {
  const [first] = session.safeParse(body).data?.nextExpectedRanges ?? []
  const start = Number.parseInt(first ?? '', 10)
  return Number.isSafeInteger(start) && start >= 0 ? start : null
}

async function ask(
  url: string,
  init: RequestInit,
): Promise<{ readonly status: number; readonly body: unknown } | null> {
  try {
    const response = await fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) })
    const text = await response.text()
    return { status: response.status, body: readJson(text) }
  } catch {
    return null
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

import type { AttachedFile } from './fields.ts'
import { mostFileBytes, readUpTo } from './read-up-to.ts'
import type { Fetched } from './submission.ts'

const timeoutMs = 60_000

/**
 * Downloads an attached file from an address that the platform was seen to stand behind. It is not led elsewhere: where a
 * right is missing, some answer with the address of a page to sign in.
 */
export async function download(
  attached: AttachedFile,
  address: URL,
  headers: Readonly<Record<string, string>>,
): Promise<Fetched> {
  const response = await fetch(address, { headers, redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) })
  if (response.status !== 200 || response.body === null) {
    await response.body?.cancel()
    return { kind: 'unreadable', reason: `status ${response.status}` }
  }
  const bytes = await readUpTo(response.body, mostFileBytes)
  return bytes === null ? { kind: 'too-large' } : { kind: 'fetched', file: { name: attached.name, bytes } }
}

/** Why a file could not be had, for the log. */
export function unreadable(error: unknown): Fetched {
  return { kind: 'unreadable', reason: error instanceof Error ? error.message : 'unknown' }
}

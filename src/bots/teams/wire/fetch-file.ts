import type { AttachedFile } from '../../edge/fields.ts'
import { mostFileBytes, readUpTo } from '../../edge/read-up-to.ts'
import type { Fetched } from '../../edge/submission.ts'

const timeoutMs = 60_000

/**
 * Fetches a file that somebody sent. Its address says by itself that we may, for some minutes; since it comes back to us from
 * a form, only addresses of Microsoft's file store, or of the given stand-in, are asked.
 */
export async function fetchFile(apiUrl: string | null, attached: AttachedFile): Promise<Fetched> {
  const address = URL.parse(attached.id)
  if (address === null || !isOfFileStore(address, apiUrl)) {
    return { kind: 'unreadable', reason: 'not-an-address-of-the-file-store' }
  }
  try {
    const response = await fetch(address, { redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) })
    if (response.status !== 200 || response.body === null) {
      await response.body?.cancel()
      return { kind: 'unreadable', reason: `status ${response.status}` }
    }
    const bytes = await readUpTo(response.body, mostFileBytes)
    return bytes === null ? { kind: 'too-large' } : { kind: 'fetched', file: { name: attached.name, bytes } }
  } catch (error) {
    return { kind: 'unreadable', reason: error instanceof Error ? error.message : 'unknown' }
  }
}

export function isOfFileStore(address: URL, apiUrl: string | null): boolean {
  if (apiUrl !== null) return address.origin === new URL(apiUrl).origin
  const { protocol, hostname, port } = address
  return protocol === 'https:' && port === '' && hostname.endsWith('.sharepoint.com')
}

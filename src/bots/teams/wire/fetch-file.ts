import { download, unreadable } from '../../edge/download.ts'
import type { AttachedFile } from '../../edge/fields.ts'
import type { Fetched } from '../../edge/submission.ts'

/**
 * Fetches a file that somebody sent. Its address says by itself that we may, for some minutes; since it comes back to us from
 * a form, only addresses of Microsoft's file store, or of the given stand-in, are asked.
 */
export async function fetchFile(apiUrl: string | null, attached: AttachedFile): Promise<Fetched> {
  const address = URL.parse(attached.id)
  if (address === null || !isOfFileStore(address, apiUrl)) {
    return { kind: 'unreadable', reason: 'not-an-address-of-the-file-store' }
  }
  return await download(attached, address, {}).catch(unreadable)
}

export function isOfFileStore(address: URL, apiUrl: string | null): boolean {
  if (apiUrl !== null) return address.origin === new URL(apiUrl).origin
  const { protocol, hostname, port } = address
  return protocol === 'https:' && port === '' && hostname.endsWith('.sharepoint.com')
}

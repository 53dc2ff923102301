import type { WebClient } from '@slack/web-api'
import { download, unreadable } from '../../edge/download.ts'
import type { AttachedFile } from '../../edge/fields.ts'
import { mostFileBytes } from '../../edge/read-up-to.ts'
import type { Fetched } from '../../edge/submission.ts'

/**
 * Fetches an attached file. The token goes to Slack's own hosts, or to the given address of the Web API, and nowhere
 * else, redirects included.
 */
export async function fetchFile(client: WebClient, apiUrl: string | null, attached: AttachedFile): Promise<Fetched> {
  try {
    const { file } = await client.files.info({ file: attached.id })
    if ((file?.size ?? 0) > mostFileBytes) return { kind: 'too-large' }
    const address = URL.parse(file?.url_private_download ?? file?.url_private ?? '')
    if (address === null || !isSlacks(address, apiUrl)) return { kind: 'unreadable', reason: 'not-an-address-of-slack' }
    return await download(attached, address, { authorization: `Bearer ${client.token ?? ''}` })
  } catch (error) {
    return unreadable(error)
  }
}

/** Whether the token may be shown there. */
export function isSlacks(address: URL, apiUrl: string | null): boolean {
  if (apiUrl !== null) return address.origin === new URL(apiUrl).origin
  const { protocol, hostname, port } = address
  return protocol === 'https:' && port === '' && (hostname === 'slack.com' || hostname.endsWith('.slack.com'))
}

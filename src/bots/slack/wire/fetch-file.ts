import type { WebClient } from '@slack/web-api'
import type { AttachedFile } from '../../edge/fields.ts'
import { mostFileBytes, readUpTo } from '../../edge/read-up-to.ts'
import type { Fetched } from '../../edge/submission.ts'

const timeoutMs = 60_000

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
    const response = await fetch(address, {
      headers: { authorization: `Bearer ${client.token ?? ''}` },
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    })
    // Without the right to read files Slack redirects to its sign-in page.
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

/** Whether the token may be shown there. */
export function isSlacks(address: URL, apiUrl: string | null): boolean {
  if (apiUrl !== null) return address.origin === new URL(apiUrl).origin
  const { protocol, hostname, port } = address
  return protocol === 'https:' && port === '' && (hostname === 'slack.com' || hostname.endsWith('.slack.com'))
}

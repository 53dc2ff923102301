import type { ServerResponse } from 'node:http'
import type { SlackWorkspace } from '../slack/slack-workspace.ts'
import type { TeamsPlatform } from '../teams/teams-platform.ts'

type Shown = {
  readonly slack: SlackWorkspace
  readonly teams?: TeamsPlatform
  /** Fetches pictures that lie elsewhere. Absent: in their place stands a drawing. */
  readonly fetchPicture?: typeof fetch
}
type Picture = { readonly type: string; readonly bytes: Buffer }

const pictureType = /^image\/(png|jpeg|gif|webp)\b/
const mostBytes = 10_000_000
const patienceMs = 10_000
const kept = new Map<string, Picture>()

/** What stands where a picture cannot be had: a frame with hills and a sun. */
const drawing: Picture = {
  type: 'image/svg+xml',
  bytes: Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="200" viewBox="0 0 320 200"><rect width="320" height="200" fill="#e6e3ea"/><path d="M40 150l60-62 42 42 34-32 64 52z" fill="#a9a3b3"/><circle cx="220" cy="66" r="16" fill="#a9a3b3"/></svg>`,
  ),
}

/** A picture that stands in a message or window, fetched once: a browser on the page asks for nothing from outside. */
export async function serveImage(shown: Shown, address: string, response: ServerResponse): Promise<void> {
  const found = kept.get(address) ?? (isShown(shown, address) ? await fetchOnce(shown, address) : null)
  const { type, bytes } = found ?? drawing
  response.writeHead(200, {
    'content-type': type,
    'content-security-policy': 'sandbox',
    'x-content-type-options': 'nosniff',
  })
  response.end(bytes)
}

/** Only what the product has shown is fetched: the address comes from a browser. */
function isShown({ slack, teams }: Shown, address: string): boolean {
  if (!/^https?:/.test(address)) return false
  const { messages, homes, people } = slack.parts.state
  const windows = people.map((person) => slack.parts.views.of(person.id))
  const cards = [teams?.parts.state.messages, teams?.parts.state.views]
  return JSON.stringify([messages, homes, windows, cards]).includes(JSON.stringify(address))
}

async function fetchOnce({ fetchPicture }: Shown, address: string): Promise<Picture | null> {
  const response = await fetchPicture?.(address, { signal: AbortSignal.timeout(patienceMs) }).catch(() => null)
  const type = response?.headers.get('content-type') ?? ''
  if (response?.ok !== true || !pictureType.test(type)) return null
  const bytes = Buffer.from(await response.arrayBuffer())
  if (bytes.length > mostBytes) return null
  kept.set(address, { type, bytes })
  return { type, bytes }
}

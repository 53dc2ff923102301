import { parse } from 'node:querystring'
import { z } from 'zod'

/** A body as Slack's library may be given it, or the status with which it is refused. */
export type Shaped = { readonly contentType: string } | { readonly refused: 400 | 415 }

const form = 'application/x-www-form-urlencoded'
const json = 'application/json'

const named = z.object({ id: z.string() })
const id = z.string().nullish()

/** Not one of ours, and taken apart further by the library. */
const foreignEvent = 'function_executed'

const event = z.object({
  type: z.string().refine((type) => type !== foreignEvent),
  user: z.union([z.string(), named]).optional(),
  channel: z.union([z.string(), named]).optional(),
  item: z.looseObject({}).optional(),
  subteam: z.looseObject({}).optional(),
})

/**
 * All that the library reads of a body before anything of ours sees it. It does so without a look at what is there: what
 * it does not find as it expects it costs an error, or the process.
 */
const payload = z.object({
  type: z.string().optional(),
  ssl_check: z.string().optional(),
  challenge: z.string().optional(),
  event: event.optional(),
  command: z.string().optional(),
  name: z.undefined().optional(),
  actions: z.array(z.looseObject({})).min(1).optional(),
  view: z.object({ app_installed_team_id: id, callback_id: z.string().optional() }).optional(),
  user: z.object({ id: z.string(), team_id: id }).optional(),
  team: z.object({ id: z.string(), enterprise_id: id }).nullish(),
  enterprise: named.nullish(),
  channel: named.optional(),
  user_id: z.string().optional(),
  team_id: id,
  enterprise_id: id,
  channel_id: z.string().optional(),
  authorizations: z.array(z.object({ team_id: id, enterprise_id: id })).nullish(),
  is_enterprise_install: z.union([z.boolean(), z.string()]).optional(),
  response_url: z.string().optional(),
})

type Payload = z.infer<typeof payload>

/** Whether a body is one of those that Slack sends to this app. */
function isOfAKind({ type, ssl_check, challenge, event, command, actions, view, user, user_id }: Payload): boolean {
  if (ssl_check === '1') return true
  if (type === 'url_verification') return challenge !== undefined
  if (event !== undefined) return type === 'event_callback'
  if (command !== undefined) return user_id !== undefined
  if (user === undefined) return false
  if (type === 'block_actions') return actions !== undefined
  return (type === 'view_submission' || type === 'view_closed') && view !== undefined && actions === undefined
}

/** Reads a body the way the library will, to see whether it is one that Slack sends. */
export function shapeOf(contentType: string | undefined, body: string): Shaped {
  const kind = contentType?.split(';', 1)[0]?.trim().toLowerCase()
  if (kind !== form && kind !== json) return { refused: 415 }
  const parsed = payload.safeParse(kind === form ? readForm(body) : readJson(body))
  return parsed.success && isOfAKind(parsed.data) ? { contentType: kind } : { refused: 400 }
}

/** A form with a payload is that payload; any other is itself. */
function readForm(body: string): unknown {
  const alone = payloadAlone(body)
  if (alone !== null) return readJson(alone)
  const fields = parse(body)
  return typeof fields.payload === 'string' ? readJson(fields.payload) : { ...fields }
}

/** What nearly every click is, read in a quarter of the time that a form takes; null for any other. */
function payloadAlone(body: string): string | null {
  if (!body.startsWith('payload=') || body.includes('&')) return null
  try {
    return decodeURIComponent(body.slice('payload='.length).replaceAll('+', ' '))
  } catch {
    return null
  }
}

/** Undefined for what is no JSON. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

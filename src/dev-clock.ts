import type { IncomingMessage } from 'node:http'
import { z } from 'zod'
import { isLoopback } from './config.ts'

export type DevClock = {
  now(): Date
  moveTo(at: Date): Promise<void>
  /** Moments ahead that are worth going to, with a word for each. */
  stops(): Promise<readonly { readonly kind: string; readonly at: Date }[]>
}

type Answer = { readonly status: number; readonly body: object }

const clockBody = z.object({ at: z.iso.datetime({ offset: true }) })
const mostBytes = 1_000
/** Further at once is a slip of the keyboard, and every tick on the way is run. */
const mostDays = 366
const dayMs = 24 * 60 * 60_000

/**
 * `GET` and `POST /dev/clock`. It is there in development only, on loopback; but a page in the developer's own browser can
 * reach that too, under a name of its own that leads here. So a request has to ask for this machine, and no page may.
 */
export async function answerClock(clock: DevClock, request: IncomingMessage): Promise<Answer> {
  if (!asksForThisMachine(request)) return refused(403, 'ask for it by the name localhost or 127.0.0.1')
  if (isFromElsewhere(request)) return refused(403, 'no page of another address may do that')
  const now = clock.now()
  if (request.method === 'GET') return { status: 200, body: { at: now.toISOString(), stops: await clock.stops() } }
  if (request.method !== 'POST') return refused(405, 'GET or POST')
  if (!isJson(request)) return refused(415, 'send it with content-type: application/json')
  const body = clockBody.safeParse(await readJson(request))
  if (!body.success) return refused(400, 'send {"at": "2026-01-31T09:00:00Z"}')
  const at = new Date(body.data.at)
  if (at < now) return { status: 409, body: { error: 'the clock only moves forward', at: now } }
  if (at.getTime() - now.getTime() > mostDays * dayMs) return refused(400, 'move it by a year at most')
  await clock.moveTo(at)
  return { status: 200, body: { at: clock.now().toISOString() } }
}

function refused(status: number, error: string): Answer {
  return { status, body: { error } }
}

function asksForThisMachine({ headers: { host = '' } }: IncomingMessage): boolean {
  const address = URL.parse(`http://${host}`)
  return address !== null && isLoopback(address.hostname)
}

/** Browsers say which page a request comes from; everything else says nothing. */
function isFromElsewhere({ headers }: IncomingMessage): boolean {
  const { origin, host, 'sec-fetch-site': site } = headers
  const isOwnPage = origin === undefined || URL.parse(origin)?.host === host
  return !isOwnPage || (site !== undefined && site !== 'none' && site !== 'same-origin')
}

function isJson({ headers }: IncomingMessage): boolean {
  return headers['content-type']?.split(';')[0]?.trim().toLowerCase() === 'application/json'
}

/** Null for a body that is too long or no JSON. */
async function readJson(request: IncomingMessage): Promise<unknown> {
  let text = ''
  for await (const chunk of request) {
    text += chunk
    if (text.length > mostBytes) return null
  }
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

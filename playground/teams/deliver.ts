import { randomUUID } from 'node:crypto'
import { postToApp } from '../stand-in/post-to-app.ts'
import type { Json } from './json.ts'
import type { Parts } from './parts.ts'
import { channelAuthorization, type TokenFlaw } from './tokens/channel-token.ts'

/** What came of a delivery on the wire. */
export type Outcome = {
  /** Names the delivery in the journal; null where nothing was sent. */
  readonly deliveryId: string | null
  /** HTTP status of the bot's answer, or null where none came. */
  readonly status: number | null
  readonly body: string
  readonly elapsedMs: number
  /**
   * Null when the bot answered 2xx in time. Else `operation_timeout`, `http_error`, `connection_failed`; or, where Teams itself
   * refused, `fields_incomplete` (inputs), `bad_response` (an answer that Teams cannot use), `bot_error` (an error in it).
   */
  readonly error: string | null
  /** What the client says at inputs that stop a click, by input id. */
  readonly fieldErrors: Readonly<Record<string, string>>
}

/** How a delivery departs from an honest one. */
export type Twist = {
  readonly token?: TokenFlaw
  /** Put over the activity; undefined takes a field away: `{ serviceUrl: undefined }`. */
  readonly activity?: Json
}

const messageTimeoutMs = 15_000

/** Sends one activity and writes it into the journal. Never throws. */
export async function deliver(parts: Parts, given: Json, twist: Twist = {}): Promise<Outcome> {
  const activity: Json = JSON.parse(JSON.stringify({ ...given, ...twist.activity }))
  const authorization = channelAuthorization(parts, twist.token ?? null)
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'Microsoft-SkypeBotApi (Microsoft-BotFramework/3.0)',
    ...(authorization === null ? {} : { authorization }),
  }
  const timeoutMs = activity.type === 'invoke' ? parts.invokes.timeoutMs : messageTimeoutMs
  const started = performance.now()
  const at = new Date()
  parts.leaving.tell()
  const answer = await post(parts.botUrl(), headers, JSON.stringify(activity), timeoutMs)
  const elapsedMs = performance.now() - started
  const id = randomUUID()
  const { status, body, error } = answer
  parts.journal.addDelivery({ id, at, activity, authorization, status, responseBody: body, elapsedMs, error })
  parts.changes.tell()
  return { deliveryId: id, status, body, elapsedMs, error, fieldErrors: {} }
}

/** The outcome of something that never left Teams. */
export function notSent(error: string | null, fieldErrors: Readonly<Record<string, string>> = {}): Outcome {
  return { deliveryId: null, status: null, body: '', elapsedMs: 0, error, fieldErrors }
}

async function post(url: string, headers: Readonly<Record<string, string>>, body: string, timeoutMs: number) {
  try {
    const answer = await postToApp(url, headers, body, timeoutMs)
    const good = answer.status >= 200 && answer.status < 300
    return { status: answer.status, body: answer.body, error: good ? null : 'http_error' }
  } catch (error) {
    const timedOut = error instanceof Error && error.name === 'TimeoutError'
    return { status: null, body: '', error: timedOut ? 'operation_timeout' : 'connection_failed' }
  }
}

import { createHmac } from 'node:crypto'
import { postToApp } from '../stand-in/post-to-app.ts'
import { newId } from './ids-and-stamps.ts'
import type { DeliveryKind } from './journal.ts'
import type { Parts } from './parts.ts'

/** What came of a delivery, as the person or Slack saw it. */
export type Outcome = {
  /** Names the delivery in the journal; null where nothing was sent. */
  readonly deliveryId: string | null
  /** HTTP status of the app's answer, or null where none came. */
  readonly status: number | null
  readonly body: string
  readonly elapsedMs: number
  /**
   * Null when the app answered 2xx in time. Else `operation_timeout`, `http_error`, `connection_failed`; or, where Slack itself
   * refused, `fields_incomplete` (a form), `invalid_command` (of no app) or `bad_response` (an answer that Slack cannot use).
   */
  readonly error: string | null
  /** Field errors that the person sees in the form, by block id. */
  readonly fieldErrors: Readonly<Record<string, string>>
}

/** How a delivery departs from an honest one. */
export type Twist = {
  /** Added to the request's timestamp before it is signed; negative is the past. */
  readonly timestampOffsetS?: number
  /** Signs with this in place of the real secret. */
  readonly signingSecret?: string
  readonly headers?: Readonly<Record<string, string>>
}

const formType = 'application/x-www-form-urlencoded'

/** Sends one signed request and writes it into the journal. Never throws. */
export async function deliver(
  parts: Parts,
  kind: DeliveryKind,
  payload: unknown,
  twist: Twist = {},
): Promise<Outcome & { readonly noRetry: boolean }> {
  const body = encode(kind, payload)
  const stamp = Math.floor(Date.now() / 1000) + (twist.timestampOffsetS ?? 0)
  const headers = {
    'content-type': kind === 'event' ? 'application/json' : formType,
    accept: 'application/json,*/*',
    'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
    'x-slack-request-timestamp': String(stamp),
    'x-slack-signature': signature(twist.signingSecret ?? parts.signingSecret, stamp, body),
    ...twist.headers,
  }
  const started = performance.now()
  const at = new Date()
  parts.leaving.tell()
  const answer = await post(parts, headers, body)
  const elapsedMs = performance.now() - started
  const id = newId('X')
  const { status, error } = answer
  const entry = { id, at, kind, payload, body, headers, status, responseBody: answer.body, elapsedMs, error }
  parts.journal.addDelivery(entry)
  return { deliveryId: id, status, body: answer.body, elapsedMs, error, fieldErrors: {}, noRetry: answer.noRetry }
}

/** The outcome of something that never left Slack. */
export function notSent(error: string | null, fieldErrors: Readonly<Record<string, string>> = {}): Outcome {
  return { deliveryId: null, status: null, body: '', elapsedMs: 0, error, fieldErrors }
}

/** `v0=` and the HMAC that Slack signs requests with. */
function signature(secret: string, stampS: number, body: string): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${stampS}:${body}`).digest('hex')}`
}

async function post(parts: Parts, headers: Readonly<Record<string, string>>, body: string) {
  try {
    const answer = await postToApp(parts.eventsUrl(), headers, body, parts.ackTimeoutMs)
    const good = answer.status >= 200 && answer.status < 300
    const noRetry = answer.headers['x-slack-no-retry'] === '1'
    return { status: answer.status, body: answer.body, error: good ? null : 'http_error', noRetry }
  } catch (error) {
    const timedOut = error instanceof Error && error.name === 'TimeoutError'
    return { status: null, body: '', error: timedOut ? 'operation_timeout' : 'connection_failed', noRetry: false }
  }
}

/** Events are JSON, commands plain forms, and the rest forms with one field `payload`. */
function encode(kind: DeliveryKind, payload: unknown): string {
  if (kind === 'raw') return String(payload)
  if (kind === 'event') return JSON.stringify(payload)
  if (kind === 'command')
    return new URLSearchParams(Object.entries(Object(payload)).map(([k, v]) => [k, String(v)])).toString()
  return new URLSearchParams({ payload: JSON.stringify(payload) }).toString()
}

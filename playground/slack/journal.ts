import { WireJournal } from '../stand-in/wire-journal.ts'
import type { Fault } from './faults.ts'

/** One call that the app made: a Web API method, or a post to a response URL (`method` is `response_url`). */
export type ApiCall = {
  readonly at: Date
  readonly method: string
  readonly args: Readonly<Record<string, unknown>>
  /** HTTP status, or null where the connection was dropped. */
  readonly status: number | null
  readonly result: unknown
  readonly elapsedMs: number
  readonly fault: Fault | null
}

export type DeliveryKind = 'event' | 'action' | 'view_submission' | 'view_closed' | 'command' | 'raw'

/** One request sent to the app. */
export type Delivery = {
  readonly id: string
  readonly at: Date
  readonly kind: DeliveryKind
  /** The payload before it was encoded; for `raw`, the body as text. */
  readonly payload: unknown
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
  readonly status: number | null
  readonly responseBody: string
  readonly elapsedMs: number
  readonly error: string | null
}

/** Everything that went over the wire, oldest first. */
export class Journal extends WireJournal<ApiCall, Delivery> {
  callsOf(method: string): ApiCall[] {
    return this.calls.filter((call) => call.method === method)
  }
}

import { WireJournal } from '../stand-in/wire-journal.ts'
import type { Fault, Operation } from './faults.ts'
import type { Json } from './json.ts'

/** One call that the bot made. */
export type ApiCall = {
  readonly at: Date
  readonly operation: Operation
  readonly path: string
  readonly body: Json
  /** HTTP status, or null where the connection was dropped. */
  readonly status: number | null
  readonly result: unknown
  readonly elapsedMs: number
  readonly fault: Fault | null
}

/** One activity sent to the bot. */
export type Delivery = {
  readonly id: string
  readonly at: Date
  readonly activity: Json
  readonly authorization: string | null
  readonly status: number | null
  readonly responseBody: string
  readonly elapsedMs: number
  readonly error: string | null
}

/** Everything that went over the wire, oldest first. */
export class Journal extends WireJournal<ApiCall, Delivery> {
  callsOf(operation: Operation): ApiCall[] {
    return this.calls.filter((call) => call.operation === operation)
  }
}

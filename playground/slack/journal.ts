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

const kept = 50_000

/** Everything that went over the wire, oldest first. The last 50,000 of each are kept. */
export class Journal {
  readonly #calls: ApiCall[] = []
  readonly #deliveries: Delivery[] = []

  addCall(call: ApiCall): void {
    keep(this.#calls, call)
  }

  addDelivery(delivery: Delivery): void {
    keep(this.#deliveries, delivery)
  }

  get calls(): readonly ApiCall[] {
    return this.#calls
  }

  get deliveries(): readonly Delivery[] {
    return this.#deliveries
  }

  callsOf(method: string): ApiCall[] {
    return this.#calls.filter((call) => call.method === method)
  }

  delivery(id: string): Delivery | null {
    return this.#deliveries.findLast((delivery) => delivery.id === id) ?? null
  }

  clear(): void {
    this.#calls.length = 0
    this.#deliveries.length = 0
  }
}

function keep<T>(list: T[], entry: T): void {
  list.push(entry)
  if (list.length > kept * 1.1) list.splice(0, list.length - kept)
}

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

  callsOf(operation: Operation): ApiCall[] {
    return this.#calls.filter((call) => call.operation === operation)
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

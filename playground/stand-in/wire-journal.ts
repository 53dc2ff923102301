const kept = 50_000

/** Everything that went over the wire, oldest first. The last 50,000 of each are kept. */
export class WireJournal<Call, Delivery extends { readonly id: string }> {
  readonly #calls: Call[] = []
  readonly #deliveries: Delivery[] = []

  addCall(call: Call): void {
    keep(this.#calls, call)
  }

  addDelivery(delivery: Delivery): void {
    keep(this.#deliveries, delivery)
  }

  get calls(): readonly Call[] {
    return this.#calls
  }

  get deliveries(): readonly Delivery[] {
    return this.#deliveries
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

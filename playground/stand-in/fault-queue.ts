/** The name under which a fault waits for the next call, whichever it is. */
export const anyCall = '*'

/** Faults waiting for the calls they are meant for, first come first served. */
export class FaultQueue<Fault> {
  readonly #waiting = new Map<string, Fault[]>()

  /** Spoils the next `times` calls of this name. */
  next(name: string, fault: Fault, times = 1): void {
    const queue = this.#waiting.get(name) ?? []
    for (let left = times; left > 0; left -= 1) queue.push(fault)
    this.#waiting.set(name, queue)
  }

  /** Forgets all that still wait. */
  clear(): void {
    this.#waiting.clear()
  }

  /** Whether a fault for this name still waits. */
  waits(name: string): boolean {
    return (this.#waiting.get(name)?.length ?? 0) > 0
  }

  take(name: string): Fault | null {
    return this.#waiting.get(name)?.shift() ?? this.#waiting.get(anyCall)?.shift() ?? null
  }
}

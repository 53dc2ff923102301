/**
 * A fault for the next call. `…-after-store` does the work and then loses the answer; `reset` drops the
 * connection; `slow` answers rightly, but late.
 */
export type Fault =
  | { readonly kind: '5xx' | '5xx-after-store' | 'reset' | 'reset-after-store' }
  | { readonly kind: '429'; readonly retryAfterS: number }
  | { readonly kind: 'slow'; readonly ms: number }
  | { readonly kind: 'error'; readonly code: string }

const responseUrl = 'response_url'

/** Faults waiting for the calls they are meant for, first come first served. */
export class Faults {
  readonly #waiting = new Map<string, Fault[]>()

  /** Spoils the next `times` calls of a Web API method. */
  next(method: string, fault: Fault, times = 1): void {
    const queue = this.#waiting.get(method) ?? []
    for (let left = times; left > 0; left -= 1) queue.push(fault)
    this.#waiting.set(method, queue)
  }

  /** Spoils the next `times` posts to any response URL. */
  responseUrl(fault: Fault, times = 1): void {
    this.next(responseUrl, fault, times)
  }

  /** Forgets all that still wait. */
  clear(): void {
    this.#waiting.clear()
  }

  take(method: string): Fault | null {
    return this.#waiting.get(method)?.shift() ?? null
  }

  takeForResponseUrl(): Fault | null {
    return this.take(responseUrl)
  }
}

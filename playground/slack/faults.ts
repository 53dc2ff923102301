import { FaultQueue } from '../stand-in/fault-queue.ts'

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

/** Faults waiting for the Web API methods they are meant for. */
export class Faults extends FaultQueue<Fault> {
  /** Spoils the next `times` posts to any response URL. */
  responseUrl(fault: Fault, times = 1): void {
    this.next(responseUrl, fault, times)
  }

  takeForResponseUrl(): Fault | null {
    return this.take(responseUrl)
  }
}

import { SlidingWindows } from '../stand-in/sliding-windows.ts'
import { throttled } from './connector/connector-error.ts'

/** A scale of 10 allows ten times as much. */
export type LimitMode = 'real' | 'off' | { readonly scale: number }

/** Of one bot in one conversation. Updates count too: Microsoft does not say that they are free. */
const perConversation = [
  { calls: 7, perMs: 1000 },
  { calls: 8, perMs: 2000 },
  { calls: 60, perMs: 30_000 },
  { calls: 1800, perMs: 3_600_000 },
]
const perTenantASecond = 50

/** Counts the bot's calls in sliding windows of wall time. */
export class RateLimits {
  #mode: LimitMode
  readonly #windows: SlidingWindows

  constructor(mode: LimitMode, now: () => number) {
    this.#mode = mode
    this.#windows = new SlidingWindows(now)
  }

  set mode(mode: LimitMode) {
    this.#mode = mode
    this.#windows.clear()
  }

  /**
   * @param conversationId null for what is sent to no conversation
   * @throws ConnectorError 429 with the seconds to wait, and then the call is not counted
   */
  count(tenantId: string, conversationId: string | null): void {
    if (this.#mode === 'off') return
    const scale = this.#mode === 'real' ? 1 : this.#mode.scale
    const allow = (calls: number) => Math.max(1, Math.floor(calls * scale))
    const here = perConversation.map(({ calls, perMs }) => ({
      key: `${conversationId} ${perMs}`,
      allowed: allow(calls),
      perMs,
    }))
    const waitS = this.#windows.count([
      { key: `tenant ${tenantId}`, allowed: allow(perTenantASecond), perMs: 1000 },
      ...(conversationId === null ? [] : here),
    ])
    if (waitS !== null) throw throttled(waitS)
  }
}

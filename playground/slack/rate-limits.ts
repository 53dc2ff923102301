import { SlidingWindows } from '../stand-in/sliding-windows.ts'
import { rateLimited } from './slack-error.ts'

/** `real` is the table in `docs/slack.md`; a scale of 10 allows ten times as much. */
export type LimitMode = 'real' | 'off' | { readonly scale: number }

type Rule = { readonly calls: number; readonly perMs: number; readonly perChannel?: boolean }

const minuteMs = 60_000
const rules: readonly (readonly [RegExp, readonly Rule[]])[] = [
  [
    /^chat\.post(Message|Ephemeral)$/,
    [
      // About one a second in a channel; short bursts pass.
      { calls: 3, perMs: 3000, perChannel: true },
      { calls: 400, perMs: minuteMs },
    ],
  ],
  [/^(chat\.update|chat\.delete|conversations\.(open|info)|users\.lookupByEmail)$/, [{ calls: 50, perMs: minuteMs }]],
  [/^(views\.|users\.info$|files\.)/, [{ calls: 100, perMs: minuteMs }]],
  [/^(users|conversations)\.list$|^team\.info$/, [{ calls: 20, perMs: minuteMs }]],
]

/** Counts calls in sliding windows of wall time, one per method, or per method and channel. */
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

  /** @throws SlackError `ratelimited` with the seconds to wait, and then the call is not counted */
  count(method: string, channel: string): void {
    if (this.#mode === 'off') return
    const scale = this.#mode === 'real' ? 1 : this.#mode.scale
    const windows = (rules.find(([pattern]) => pattern.test(method))?.[1] ?? []).map((rule) => ({
      key: `${method} ${rule.perMs} ${rule.perChannel === true ? channel : ''}`,
      perMs: rule.perMs,
      allowed: Math.max(1, Math.floor(rule.calls * scale)),
    }))
    const waitS = this.#windows.count(windows)
    if (waitS !== null) throw rateLimited(waitS)
  }
}

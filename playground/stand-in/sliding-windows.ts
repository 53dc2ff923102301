type Window = { readonly key: string; readonly allowed: number; readonly perMs: number }

/** Counts calls in sliding windows of wall time. */
export class SlidingWindows {
  readonly #now: () => number
  readonly #calls = new Map<string, number[]>()

  constructor(now: () => number) {
    this.#now = now
  }

  clear(): void {
    this.#calls.clear()
  }

  /** Counts one call in all of these windows and returns null; or counts it in none, and returns the whole seconds to wait. */
  count(windows: readonly Window[]): number | null {
    const looked = windows.map(({ key, allowed, perMs }) => {
      const since = this.#now() - perMs
      return { key, since, allowed, recent: (this.#calls.get(key) ?? []).filter((at) => at > since) }
    })
    for (const { recent, since, allowed } of looked) {
      const oldest = recent[recent.length - allowed]
      if (oldest !== undefined) return Math.max(1, Math.ceil((oldest - since) / 1000))
    }
    for (const { key, recent } of looked) this.#calls.set(key, [...recent, this.#now()])
    return null
  }
}

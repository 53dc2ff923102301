type Entry = { readonly at: Date; readonly nth: number; readonly act: () => Promise<void> }

/** What will be done when, on virtual time. Of things at the same moment the first entered comes first. */
export class Agenda {
  #entries: Entry[] = []
  #entered = 0

  add(at: Date, act: () => Promise<void>): void {
    this.#entered += 1
    this.#entries.push({ at, nth: this.#entered, act })
  }

  /** Takes the next entry before `end`; null where none is left. */
  take(end: Date): Entry | null {
    const next = this.#entries.reduce<Entry | null>((first, entry) => (comesBefore(entry, first) ? entry : first), null)
    if (next === null || next.at >= end) return null
    this.#entries = this.#entries.filter((entry) => entry !== next)
    return next
  }
}

function comesBefore(entry: Entry, other: Entry | null): boolean {
  if (other === null) return true
  const ms = entry.at.getTime() - other.at.getTime()
  return ms < 0 || (ms === 0 && entry.nth < other.nth)
}

/** The domain's clock: the machine's, or, in development, the machine's moved forward. */
export type DomainClock = {
  now(): Date
  /** Moves the clock so that it reads `at` now, and goes on from there if it goes. */
  moveTo(at: Date): void
}

/**
 * @param goes whether it goes on by itself; one that stands still reads the same until it is moved
 * @param from what it reads at first
 */
export function domainClock(goes: boolean, from = new Date()): DomainClock {
  if (!goes) return stillClock(from)
  let aheadMs = from.getTime() - Date.now()
  return {
    now: () => new Date(Date.now() + aheadMs),
    moveTo(at) {
      aheadMs = at.getTime() - Date.now()
    },
  }
}

function stillClock(from: Date): DomainClock {
  let reads = from
  return {
    now: () => new Date(reads),
    moveTo(at) {
      reads = at
    },
  }
}

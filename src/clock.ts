/** The domain's clock: the machine's, or, in development, the machine's moved forward. */
export type DomainClock = {
  now(): Date
  /** Moves the clock so that it reads `at` now and goes on from there. */
  moveTo(at: Date): void
}

export function domainClock(): DomainClock {
  let aheadMs = 0
  return {
    now: () => new Date(Date.now() + aheadMs),
    moveTo(at) {
      aheadMs = at.getTime() - Date.now()
    },
  }
}

import { setImmediate } from 'node:timers/promises'

/** Other work of the process waits at most about this long, and one row. */
const longestMs = 15

/**
 * For loops over data that is there already: awaiting what needs no waiting never gives the event loop a turn, so clicks
 * and health checks would stand still. Call it often, and await what it gives where that is not null.
 */
export function eventLoopTurns(): () => Promise<void> | null {
  let last = performance.now()
  return () => {
    if (performance.now() - last < longestMs) return null
    return setImmediate().then(() => {
      last = performance.now()
    })
  }
}

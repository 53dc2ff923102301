import { setTimeout as sleep } from 'node:timers/promises'

/** Other work of the process waits at most about this long, and one row; and a click takes several turns of the loop. */
const longestMs = 2
/** Then the loop is left alone for longer, so that a click which has come in is done and not only begun. */
const restMs = 4

/**
 * For loops over data that is there already: awaiting what needs no waiting never gives the event loop a turn, so clicks
 * and health checks would stand still. Call it often, and await what it gives where that is not null.
 */
export function eventLoopTurns(): () => Promise<void> | null {
  let last = performance.now()
  return () => {
    if (performance.now() - last < longestMs) return null
    return sleep(restMs).then(() => {
      last = performance.now()
    })
  }
}

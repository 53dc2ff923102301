import { LRUCache } from 'lru-cache'
import type { Answer } from '../../domain/answer.ts'

/** One putting of a prompt, or of a case in Review, to a person. */
type Offered = { readonly sessionId: string; readonly revision: number }

/** Since when prompts can be read, as far as this process put them on screen. All of it is wall time. */
export type ReadingTimes = {
  /** A reply that draws this prompt is under way. */
  drawing(offer: Offered, soFar?: Answer): void
  /** That reply is out. */
  drawn(offer: Offered): void
  /** What this process drew last of an order begun on this offer; null where nothing was. */
  soFar(offer: Offered): Answer | null
  /**
   * Whether a tap on this offer comes too soon to be meant for what it shows: the second tap of two, most likely.
   * @param movedMsAgo how long ago the step that led to it was kept; null where that is not known, which this process would
   */
  isTooSoon(offer: Offered, movedMsAgo: number | null): boolean
}

type Drawn = {
  readonly revision: number
  readonly beganAt: number
  readonly outAt: number | null
  readonly soFar: Answer | null
}

const mostSessions = 5_000

/** What is under way for longer may long be on screen, though nobody said so. */
const mostUnderWayMs = 3_000

/**
 * The time counts from the end of the last reply that drew the prompt. Where another replica drew it, or nobody knows, it
 * counts from the moment at which the step was kept.
 *
 * @param leastMs below this nobody has read anything; 0 switches it off
 * @param now wall time in milliseconds, from any beginning
 */
export function readingTimes(leastMs: number, now: () => number = () => performance.now()): ReadingTimes {
  const last = new LRUCache<string, Drawn>({ max: mostSessions })
  return {
    drawing({ sessionId, revision }, soFar) {
      last.set(sessionId, { revision, beganAt: now(), outAt: null, soFar: soFar ?? null })
    },
    drawn({ sessionId, revision }) {
      const begun = last.peek(sessionId)
      if (begun !== undefined && begun.revision > revision) return
      const soFar = begun?.revision === revision ? begun.soFar : null
      last.set(sessionId, { revision, beganAt: now(), outAt: now(), soFar })
    },
    soFar({ sessionId, revision }) {
      const drawn = last.get(sessionId)
      return drawn?.revision === revision ? drawn.soFar : null
    },
    isTooSoon({ sessionId, revision }, movedMsAgo) {
      if (leastMs === 0) return false
      const drawn = last.get(sessionId)
      if (drawn?.revision !== revision) return movedMsAgo !== null && movedMsAgo < leastMs
      if (drawn.outAt === null) return now() - drawn.beganAt < Math.max(leastMs, mostUnderWayMs)
      return now() - drawn.outAt < leastMs
    },
  }
}

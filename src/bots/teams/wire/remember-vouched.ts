import { LRUCache } from 'lru-cache'
import type { TeamsActivity } from './activity.ts'

/** `refused`: nobody whom Microsoft vouches for. */
export type Vouched = { readonly kind: 'vouched' } | { readonly kind: 'refused'; readonly why: unknown }

const vouched: Vouched = { kind: 'vouched' }
/** Each good token is proved again after so long, with the keys that are published by then. */
const mostMs = 5 * 60_000
const mostTokens = 100

/**
 * Remembers for which address a token was found good: Teams sends one with all that it sends in an hour, and proving it
 * takes a good part of a click's time. What was refused, or has expired, is asked about every time.
 *
 * @param prove when the token expires, in seconds since 1970; throws where it is not good for this activity
 * @param wallMs the time in milliseconds, on the clock that tokens go by
 */
export function rememberVouched(
  prove: (authorization: string, activity: TeamsActivity) => Promise<number>,
  wallMs: () => number,
): (authorization: string, activity: TeamsActivity) => Promise<Vouched> {
  const goodUntil = new LRUCache<string, number>({ max: mostTokens })
  return async (authorization, activity) => {
    // All that a proof depends on: the channel is the same in every activity that is read at all.
    const key = JSON.stringify([authorization, activity.channelId, activity.serviceUrl])
    if (wallMs() < (goodUntil.get(key) ?? 0)) return vouched
    try {
      const expiresAtS = await prove(authorization, activity)
      goodUntil.set(key, Math.min(expiresAtS * 1000, wallMs() + mostMs))
      return vouched
    } catch (why) {
      return { kind: 'refused', why }
    }
  }
}

import { setTimeout as pause } from 'node:timers/promises'
import type { Sender } from '../../domain/person.ts'
import { closeBuckets, closedForMs, takePlaces } from '../../store/db/buckets.ts'
import type { LookedUp, World } from '../world.ts'

/**
 * Asks the platform who an account is, in turn. While the platform has said to wait nobody calls it: that is waited out
 * where patience lasts, else said. A turn of ours that takes longer is not waited for: such a call is made all the same,
 * and those that nobody waits for come later.
 */
export async function lookUp(world: World, who: Sender, patienceMs: number): Promise<LookedUp> {
  const { pool } = world.database
  const limits = world.messenger.limits.lookUp(who)
  const until = Date.now() + patienceMs
  for (;;) {
    const closedMs = await closedForMs(pool, limits)
    if (closedMs > 0 && Date.now() + closedMs > until) return { kind: 'limited', retryAfterMs: closedMs }
    const inMs = Math.min(await takePlaces(pool, limits), until - Date.now())
    if (inMs > 0) await pause(inMs)
    const found = await world.messenger.lookUp(who)
    if (found.kind !== 'limited') return found
    await closeBuckets(pool, limits, found.retryAfterMs)
    if (Date.now() + found.retryAfterMs > until) return found
  }
}

import { setTimeout as pause } from 'node:timers/promises'
import type { Limit } from '../domain/limit.ts'
import { takePlaces } from '../store/buckets.ts'
import type { World } from './world.ts'

/**
 * Takes a place among a platform's limits for a call for which somebody waits. It is waited for at most `patienceMs`; then
 * the call is made all the same, and those that nobody waits for come later.
 */
export async function takeTurn(world: World, limits: readonly Limit[], patienceMs = 0): Promise<void> {
  const inMs = await takePlaces(world.database.pool, limits)
  if (inMs > 0 && patienceMs > 0) await pause(Math.min(inMs, patienceMs))
}

import { freezeBlocks, loadUntold } from '../store/told-golds.ts'
import { lastNight, nextNight } from './night.ts'
import type { World } from './world.ts'

/**
 * Completes what people may be told of their own gold. It moves at night and at no other moment, so that nobody can bring
 * it about, and by what stood when the night was due to begin, however late this runs. A person who fails does not hold up
 * the others; the error comes at the end.
 */
export async function freezeTold(world: World): Promise<void> {
  const { pool } = world.database
  const night = lastNight(world.now())
  const failures: unknown[] = []
  for (const one of await loadUntold(pool, night)) {
    await freezeBlocks(pool, one, night).catch((error: unknown) => failures.push(error))
  }
  if (failures.length > 0) throw new AggregateError(failures, 'what some people may be told was not completed')
}

/** When the next night begins that has something to complete; null where nobody answered since the last. */
export async function nextFreeze(world: World): Promise<Date | null> {
  const { pool } = world.database
  const now = world.now()
  if ((await loadUntold(pool, lastNight(now))).length > 0) return now
  return (await loadUntold(pool, nextNight(now))).length > 0 ? nextNight(now) : null
}

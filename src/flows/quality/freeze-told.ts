import { freezeBlocks, loadUntold } from '../../store/gold/told-golds.ts'
import { eachDue } from '../timing/each-due.ts'
import { lastNight, nextNight } from '../timing/night.ts'
import type { World } from '../world.ts'

/**
 * Completes what people may be told of their own gold. It moves at night and at no other moment, so that nobody can bring
 * it about, and by what stood when the night was due to begin, however late this runs.
 */
export async function freezeTold(world: World): Promise<void> {
  const { pool } = world.database
  const night = lastNight(world.now())
  const untold = await loadUntold(pool, night)
  const idsOf = ({ campaignId, personId }: (typeof untold)[number]) => ({ campaignId, personId })
  await eachDue(world, 'freeze-told', untold, idsOf, (one) => freezeBlocks(pool, one, night))
}

/** When the next night begins that has something to complete; null where nobody answered since the last. */
export async function nextFreeze(world: World): Promise<Date | null> {
  const { pool } = world.database
  const now = world.now()
  if ((await loadUntold(pool, lastNight(now))).length > 0) return now
  return (await loadUntold(pool, nextNight(now))).length > 0 ? nextNight(now) : null
}

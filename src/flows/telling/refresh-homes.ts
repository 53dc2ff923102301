import type { Tx } from '../../store/db/database.ts'
import { loadHomesOf } from '../../store/people/homes.ts'
import type { World } from '../world.ts'

/** Has the pages of these people drawn anew: of those who ever opened theirs, and by a job. */
export async function refreshHomes(world: World, tx: Tx, personIds: readonly string[]): Promise<void> {
  for (const home of await loadHomesOf(tx, personIds)) await world.jobs.enqueue(tx, 'home', home)
}

import { minutesLater } from '../../domain/time/time.ts'
import { loadStale, loadSweeps, type Sweep, setSwept } from '../../store/votes/stale-votes.ts'
import { eachDue } from '../timing/each-due.ts'
import type { World } from '../world.ts'
import { countVotesOf } from './count-votes.ts'

const batch = 500
/** An answer can be taken back as long as its session goes on. */
const lookBackMinutes = 60

/** Makes up for votes that were not counted because a process ended between an answer and its vote. */
export async function sweepVotes(world: World): Promise<void> {
  const { pool } = world.database
  await eachDue(
    world,
    'sweep-votes',
    await loadSweeps(pool),
    ({ campaignId }) => ({ campaignId }),
    async ({ campaignId, since }) => {
      const began = world.now()
      await countStale(world, { campaignId, since: since === null ? null : minutesLater(since, -lookBackMinutes) })
      await setSwept(pool, campaignId, began)
    },
  )
}

/** Counts every vote of a campaign that lacks an answer since some moment. */
export async function countStale(world: World, sweep: Sweep): Promise<void> {
  for (;;) {
    const items = await loadStale(world.database.pool, sweep, batch)
    if (items.length > 0) await countVotesOf(world, items)
    if (items.length < batch) return
  }
}

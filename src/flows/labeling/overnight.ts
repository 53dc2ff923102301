import { doHeavyWork } from '../../store/figures/heavy-work.ts'
import { loadDueOvernight } from '../../store/votes/due-overnight.ts'
import { eachDue } from '../timing/each-due.ts'
import { lastNight, nextNight } from '../timing/night.ts'
import type { World } from '../world.ts'
import { countStale } from './sweep-votes.ts'

/** Has the night's work done for each campaign that was answered since the last one. */
export async function enqueueOvernight(world: World): Promise<void> {
  const began = lastNight(world.now())
  await eachDue(
    world,
    'overnight',
    await loadDueOvernight(world.database.pool, began),
    (campaignId) => ({ campaignId }),
    (campaignId) => world.jobs.enqueueOnce('overnight', `${campaignId} ${began.toISOString()}`),
  )
}

/**
 * The night's work on one campaign: votes that lack an answer, then the consensus of all answers and the campaign's
 * figures, in a thread of its own. Doing it twice gives the same.
 *
 * @param id what `enqueueOvernight` enqueued
 */
export async function workOvernight(world: World, id: string): Promise<void> {
  const campaignId = id.split(' ')[0] ?? ''
  await countStale(world, { campaignId, since: null })
  await doHeavyWork(world.database.pool, { what: 'overnight', campaignId, at: world.now() })
}

/** When the next night begins that has something to do; null where nothing was answered since the last. */
export async function nextOvernight(world: World): Promise<Date | null> {
  const due = await loadDueOvernight(world.database.pool, world.now())
  return due.length === 0 ? null : nextNight(world.now())
}

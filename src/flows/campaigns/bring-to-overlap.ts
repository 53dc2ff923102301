import { setTimeout as sleep } from 'node:timers/promises'
import {
  bringToOverlap,
  endOverlapChange,
  loadOverlapChange,
  loadOverlapChanging,
} from '../../store/campaigns/change-overlap.ts'
import type { Again } from '../../store/db/jobs.ts'
import { shortenReopened } from '../../store/dealing/tidy-reopened.ts'
import type { World } from '../world.ts'

/** A turn ends after this long, well before its job would be taken for one of a dead process. */
const turnMs = 20_000
const pauseMs = 50

/**
 * Brings all items of a campaign to its number of answers, in batches that hold nobody up. It may be killed at any moment,
 * begun again, or done by two at once.
 *
 * @param id the campaign's, and whatever else tells one job from another behind a space
 */
export async function workOverlap({ database: { pool } }: Pick<World, 'database'>, id: string): Promise<Again | null> {
  const [campaignId = ''] = id.split(' ')
  const until = performance.now() + turnMs
  const again = { kind: 'again', inMs: pauseMs } as const
  for (;;) {
    const change = await loadOverlapChange(pool, campaignId)
    if (change === null) break
    let missed = false
    for (let after: number | null = 0; after !== null; ) {
      if (performance.now() > until) return again
      const batch = await bringToOverlap(pool, campaignId, change, after)
      missed ||= batch.missed
      after = batch.upTo
    }
    if (missed) await sleep(pauseMs)
    else if (await endOverlapChange(pool, campaignId, change)) break
  }
  while (await shortenReopened(pool, campaignId)) if (performance.now() > until) return again
  return null
}

/** By the clock: takes up what a job that failed for good has left. */
export async function resumeOverlaps({ database, jobs, now }: World): Promise<void> {
  const hour = now().toISOString().slice(0, 13)
  for (const id of await loadOverlapChanging(database.pool)) await jobs.enqueueOnce('overlap', `${id} ${hour}`)
}

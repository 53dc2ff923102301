import { Worker } from 'node:worker_threads'
import type pg from 'pg'
import type { TaskType } from '../domain/campaign.ts'
import type { WeekMeasures } from '../metrics/week-measures.ts'

/** `overnight`: consensus of every item, and figures; `figures`: these alone. `at` is the domain's time. */
export type HeavyOrder = { readonly what: 'overnight' | 'figures'; readonly campaignId: string; readonly at: Date }

/** `busy`: another process computes the same just now. */
export type HeavyOutcome = 'done' | 'busy' | 'no-campaign'

/** What a digest measures of the answers up to `at`, the end of its week; nothing is written. */
export type WeekOrder = {
  readonly what: 'week'
  readonly campaignId: string
  readonly at: Date
  readonly taskType: TaskType
  readonly labelIds: readonly number[]
  /** Of more items a sample is measured. */
  readonly mostItems: number
  /** Fixes the draws behind intervals, a whole number. */
  readonly seed: number
}

/**
 * Computes what takes more than a moment in a thread of its own, which reads from and writes to the database by itself.
 *
 * @param pool tells where the database is
 */
export async function doHeavyWork(pool: pg.Pool, order: HeavyOrder): Promise<HeavyOutcome> {
  return await inThread<HeavyOutcome>(pool, order)
}

/** Measures a digest's week in a thread, as the bootstrap behind alpha would hold up clicks for some tenths of a second. */
export async function measureWeek(pool: pg.Pool, order: WeekOrder): Promise<WeekMeasures> {
  return await inThread<WeekMeasures>(pool, order)
}

function inThread<Outcome>(pool: pg.Pool, order: HeavyOrder | WeekOrder): Promise<Outcome> {
  const { connectionString: url } = pool.options
  const thread = new Worker(new URL('./heavy-thread.ts', import.meta.url), {
    workerData: { ...order, url },
    execArgv: ['--disable-warning=ExperimentalWarning'],
  })
  return new Promise((resolve, reject) => {
    thread.once('message', resolve)
    thread.once('error', reject)
    thread.once('exit', (code) => reject(new Error(`the thread for ${order.what} ended with ${code}`)))
  })
}

import { Worker } from 'node:worker_threads'
import type pg from 'pg'

/** `overnight`: consensus of every item, and figures; `figures`: these alone. `at` is the domain's time. */
export type HeavyOrder = { readonly what: 'overnight' | 'figures'; readonly campaignId: string; readonly at: Date }

/** `busy`: another process computes the same just now. */
export type HeavyOutcome = 'done' | 'busy' | 'no-campaign'

/**
 * Computes what takes more than a moment in a thread of its own, which reads from and writes to the database by itself.
 *
 * @param pool tells where the database is
 */
export function doHeavyWork(pool: pg.Pool, order: HeavyOrder): Promise<HeavyOutcome> {
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

import { Worker } from 'node:worker_threads'
import type pg from 'pg'
import type { CampaignFigures } from '../../metrics/figures/campaign-figures.ts'
import type { Forecast } from '../../metrics/figures/forecast.ts'
import { heavyThreads } from '../db/share-connections.ts'

/** `overnight`: consensus of every item, and figures; `figures`: these alone. `at` is the domain's time. */
export type HeavyOrder = { readonly what: 'overnight' | 'figures'; readonly campaignId: string; readonly at: Date }

/** `busy`: another process computes the same just now. */
export type HeavyOutcome = 'done' | 'busy' | 'no-campaign'

/** What a digest measures of the answers up to `at`, the end of its week; nothing is written. */
export type WeekOrder = {
  readonly what: 'week'
  readonly campaignId: string
  readonly at: Date
  /** Whose answers count alike in a second forecast, whether they went to gold or not. */
  readonly alike: readonly string[]
  /** Of more items a sample is measured; null for all, however many. */
  readonly mostItems: number | null
}

const going = new Map<string, Promise<HeavyOutcome>>()

/**
 * Computes what takes more than a moment in a thread of its own, which reads from and writes to the database by itself.
 * Whoever asks for the same while it is under way shares what comes of it.
 *
 * @param pool tells where the database is
 */
export async function doHeavyWork(pool: pg.Pool, order: HeavyOrder): Promise<HeavyOutcome> {
  const key = `${pool.options.connectionString} ${order.what} ${order.campaignId}`
  let work = going.get(key)
  if (work === undefined) {
    work = inTurn(() => inThread<HeavyOutcome>(pool, order)).finally(() => going.delete(key))
    going.set(key, work)
  }
  return await work
}

export type WeekOutcome = { readonly figures: CampaignFigures; readonly forecastApart: Forecast | null }

/** Measures a digest's week in a thread, as the bootstrap behind alpha would hold up clicks for some tenths of a second. */
export async function measureWeek(pool: pg.Pool, order: WeekOrder): Promise<WeekOutcome> {
  return await inTurn(() => inThread<WeekOutcome>(pool, order))
}

const waiting: (() => void)[] = []
let threads = 0

/** A thread takes tens of megabytes and a connection, so there are few in a process; the others wait for their turn. */
async function inTurn<Outcome>(work: () => Promise<Outcome>): Promise<Outcome> {
  if (threads < heavyThreads) threads += 1
  else await new Promise<void>((resolve) => waiting.push(resolve))
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next === undefined) threads -= 1
    else next()
  }
}

function inThread<Outcome>(pool: pg.Pool, order: HeavyOrder | WeekOrder): Promise<Outcome> {
  const { connectionString: url } = pool.options
  const thread = new Worker(new URL('./heavy-thread.ts', import.meta.url), {
    workerData: { ...order, url },
    execArgv: ['--disable-warning=ExperimentalWarning'],
  })
  return new Promise((resolve, reject) => {
    let outcome: { readonly is: Outcome } | null = null
    thread.once('message', (is: Outcome) => {
      outcome = { is }
    })
    thread.once('error', reject)
    // Its memory and its connection are gone only now: the next one begins after that.
    thread.once('exit', (code) => {
      if (outcome !== null) resolve(outcome.is)
      else reject(new Error(`the thread for ${order.what} ended with ${code}`))
    })
  })
}

import type pg from 'pg'
import { openJobs } from '../src/store/db/jobs.ts'
import { insertAnsweredCampaign } from './support/answered-campaign.ts'
import { type Measured, percentile } from './support/click-load.ts'
import { withMeasuredApps } from './support/measured-apps.ts'

const target = 2
const rounds = 2
const warmUpMs = 1_500
const forMs = 4_500
const answers = 400_000

/**
 * What a click takes while the night's work runs on a campaign with 400,000 answers, over what it takes without: 50
 * people clicking in closed loops over HTTP, with and without in turns. The ratio is that of the 95th percentiles over
 * all rounds.
 */
export async function bench() {
  return await withMeasuredApps(async (product, _bare, { url, pool }) => {
    const campaignId = await insertAnsweredCampaign(pool, answers)
    said('the campaign is answered')
    const jobs = await openJobs(url, 2, (error) => console.error(error.message))
    const quiet: Measured[] = []
    const busy: Measured[] = []
    const tookS: number[] = []
    for (let round = 0; round < rounds; round++) {
      quiet.push(await product.clickFor(warmUpMs, forMs))
      said('measured without')
      const began = performance.now()
      await jobs.enqueueOnce('overnight', `${campaignId} ${round}`)
      await until(() => isRunning(pool, campaignId))
      said('the thread works')
      busy.push(await product.clickFor(warmUpMs, forMs))
      said('measured during')
      if (!(await isRunning(pool, campaignId))) throw new Error('the work ended before the clicks were measured')
      await until(async () => !(await isRunning(pool, campaignId)))
      tookS.push((performance.now() - began) / 1000)
    }
    await jobs.stop()
    const [without, during] = [p95(quiet), p95(busy)]
    const ratio = during / without
    const perSecond = (all: readonly Measured[]) =>
      Math.round(all.reduce((sum, one) => sum + one.perSecond, 0) / rounds)
    return {
      name: 'nightly',
      ratio,
      target,
      ok: ratio <= target,
      answers,
      p95MsWithout: without,
      p95MsDuring: during,
      clicksPerSecondWithout: perSecond(quiet),
      clicksPerSecondDuring: perSecond(busy),
      jobSeconds: tookS.map(Math.round),
    }
  })
}

const beganAt = performance.now()

/** What is going on, on standard error: half a minute of silence looks like a fault. */
function said(what: string): void {
  console.error(`${Math.round((performance.now() - beganAt) / 1000)} s: ${what}`)
}

function p95(all: readonly Measured[]): number {
  const latencies = all.flatMap((one) => one.latenciesMs).sort((a, b) => a - b)
  return Math.round(percentile(latencies, 0.95) * 10) / 10
}

/** The thread holds an advisory lock of this campaign as long as it works; other locks are others'. */
async function isRunning(pool: pg.Pool, campaignId: string): Promise<boolean> {
  const { rows } = await pool.query(
    `SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 1
       AND ((classid::bigint << 32) | objid::bigint) = hashtextextended($1, 0)`,
    [`overnight ${campaignId}`],
  )
  return rows.length > 0
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 1_200; attempt++) {
    if (await holds()) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('the night did not come, or did not end')
}

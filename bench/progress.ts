import { parseArgs } from 'node:util'
import { loadCampaignCounts, loadProgressOf } from '../src/store/figures/progress.ts'
import { insertAnsweredCampaign } from './support/answered-campaign.ts'
import { openBenchDatabase } from './support/bench-database.ts'
import { medianOf } from './support/median-of.ts'

const target = 2
const rounds = 7

/**
 * What it takes to say how far a campaign is, with what a status counts beside that: 1,000,000 items with three answers each
 * against 10,000, in turn. The ratio is that of the medians.
 *
 * `npm run bench -- progress --items 100000 --few 1000` is quicker.
 */
export async function bench(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: { items: { type: 'string', default: '1000000' }, few: { type: 'string', default: '10000' } },
  })
  const [items, few] = [Number(values.items), Number(values.few)]
  const opened = await openBenchDatabase()
  const { pool } = opened.database
  try {
    const small = await insertAnsweredCampaign(pool, few * 3)
    const large = await insertAnsweredCampaign(pool, items * 3)
    const times = {
      few: { progress: [] as number[], beside: [] as number[] },
      many: { progress: [] as number[], beside: [] as number[] },
    }
    for (let round = 0; round < rounds; round++) {
      for (const [campaignId, kept] of [
        [small, times.few],
        [large, times.many],
      ] as const) {
        const began = performance.now()
        await loadProgressOf(pool, campaignId)
        const half = performance.now()
        await loadCampaignCounts(pool, campaignId)
        kept.progress.push(half - began)
        kept.beside.push(performance.now() - half)
      }
    }
    const ms = {
      progressOfMany: medianOf(times.many.progress),
      progressOfFew: medianOf(times.few.progress),
      besideOfMany: medianOf(times.many.beside),
      besideOfFew: medianOf(times.few.beside),
    }
    const ratio = Math.max(ms.progressOfMany / ms.progressOfFew, ms.besideOfMany / ms.besideOfFew)
    return { name: 'progress', ratio, target, ok: ratio <= target, items, few, ...ms, rounds }
  } finally {
    await opened.close()
  }
}

import { type Measured, percentile } from './support/click-load.ts'
import { withMeasuredApps } from './support/measured-apps.ts'

const target = 0.5
const rounds = 3
const warmUpMs = 2_000
const forMs = 6_000

/**
 * Clicks per second of the product divided by those of a bare Bolt app that verifies, inserts one row and responds:
 * 50 people clicking in closed loops over HTTP, a click counting when its next prompt arrived. The two take turns within
 * one run; the ratio is that of the medians.
 */
export async function bench() {
  return await withMeasuredApps(async (product, bare) => {
    const measured: { product: Measured[]; bare: Measured[] } = { product: [], bare: [] }
    for (let round = 0; round < rounds; round++) {
      measured.product.push(await product.clickFor(warmUpMs, forMs))
      measured.bare.push(await bare.clickFor(warmUpMs, forMs))
    }
    const rows = [row('Labelbreak', measured.product), row('bare Bolt app', measured.bare)]
    console.table(rows)
    const [ours, theirs] = rows
    const ratio = (ours?.clicksPerSecond ?? 0) / (theirs?.clicksPerSecond ?? Number.NaN)
    return { name: 'click', ratio, target, ok: ratio >= target, people: 50, ...ours }
  })
}

function row(app: string, rounds: readonly Measured[]) {
  const perSecond = rounds.map((round) => round.perSecond).sort((a, b) => a - b)
  const latencies = rounds.flatMap((round) => round.latenciesMs).sort((a, b) => a - b)
  const ms = (share: number) => Math.round(percentile(latencies, share) * 10) / 10
  return {
    app,
    clicksPerSecond: Math.round(perSecond[Math.floor(perSecond.length / 2)] ?? 0),
    p50Ms: ms(0.5),
    p95Ms: ms(0.95),
    p99Ms: ms(0.99),
  }
}

import { type Measured, percentile } from './click-load.ts'

type App = { clickFor(warmUpMs: number, forMs: number): Promise<Measured> }

const rounds = 3
const warmUpMs = 2_000
const forMs = 6_000

/**
 * Clicks the product and the bare app in turn, and prints what came of both. The ratio of clicks per second is that of the
 * medians.
 */
export async function inTurn(product: App, bare: App, bareName: string) {
  const measured: { product: Measured[]; bare: Measured[] } = { product: [], bare: [] }
  for (let round = 0; round < rounds; round++) {
    measured.product.push(await product.clickFor(warmUpMs, forMs))
    measured.bare.push(await bare.clickFor(warmUpMs, forMs))
  }
  const ours = row('Labelbreak', measured.product)
  const theirs = row(bareName, measured.bare)
  console.table([ours, theirs])
  return { ratio: ours.clicksPerSecond / theirs.clicksPerSecond, ours }
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

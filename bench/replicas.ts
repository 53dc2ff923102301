import { setTimeout as sleep } from 'node:timers/promises'
import { launchCampaign } from '../tests/support/product-campaign.ts'
import { answersOf, brokenLaws } from '../tests/support/product-ledger.ts'
import { type Attempt, brokenPromises, knownItem, startLoad } from '../tests/support/product-load.ts'
import { openSetup } from '../tests/support/product-setup.ts'
import { openBenchPostgres } from './support/bench-postgres.ts'

const target = 0
const people = Array.from({ length: 30 }, (_, at) => `expert-${at + 1}`)
const warmUpMs = 3_000
const phaseMs = 10_000
/** How long the balancer goes on sending to a replica that is gone. */
const unnoticedMs = 1_000

/**
 * Two replicas under people who tap as fast as their cards change, one of them killed (SIGKILL) in mid-run and missed by
 * the balancer for a second. The ratio is the number of answers lost and doubled. Clicks a second of two over one is
 * printed beside it: on two cores the workspace, Postgres and both replicas share them.
 */
export async function bench() {
  const postgres = await openBenchPostgres()
  const setup = await openSetup({ people, databaseUrl: postgres.url, replicas: 2 })
  try {
    const { slack, wire, replicas, pool } = setup
    const items = Array.from({ length: 6_000 }, (_, at) => `Clause ${at + 1}`)
    const gold = Array.from({ length: 60 }, (_, at) => knownItem(at))
    await launchCampaign(slack, { name: 'Clauses', annotators: people, items, gold, overlap: 3 })
    const urls = replicas.map(({ url }) => url)
    const [victim] = replicas
    const load = startLoad(slack, people)

    wire.setTargets(urls.slice(1))
    await sleep(warmUpMs)
    const one = await clicksIn(load.attempts, phaseMs)
    wire.setTargets(urls)
    await sleep(warmUpMs)
    const two = await clicksIn(load.attempts, phaseMs)
    await victim?.end('SIGKILL')
    await sleep(unnoticedMs)
    wire.setTargets(urls.slice(1))
    const after = await clicksIn(load.attempts, phaseMs)
    await load.stop()

    const answers = await answersOf(pool, null)
    const lost = brokenPromises(load.attempts, answers)
    const laws = await brokenLaws(pool)
    const doubled = laws['nobody has two standing answers to one item']?.length ?? 0
    const ratio = lost.length + doubled
    const perSecond = (clicks: number) => Math.round((clicks * 1_000) / phaseMs)
    return {
      name: 'replicas',
      ratio,
      target,
      ok: ratio <= target && Object.keys(laws).length === 0,
      taps: load.attempts.length,
      tapsNotAcknowledged: load.attempts.filter(({ acknowledged }) => !acknowledged).length,
      answersKept: answers.length,
      answersLost: lost,
      answersDoubled: doubled,
      lawsBroken: laws,
      clicksPerSecondOfOne: perSecond(one),
      clicksPerSecondOfTwo: perSecond(two),
      clicksPerSecondAfterTheKill: perSecond(after),
      twoOverOne: two / one,
    }
  } finally {
    await setup.close()
    await postgres.close()
  }
}

async function clicksIn(attempts: readonly Attempt[], ms: number): Promise<number> {
  const before = attempts.length
  await sleep(ms)
  return attempts.length - before
}

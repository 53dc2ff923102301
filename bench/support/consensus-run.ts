import { itemBootstrap } from '../../src/metrics/agreement/item-bootstrap.ts'
import { alphaOf, krippendorffAlpha } from '../../src/metrics/agreement/krippendorff-alpha.ts'
import { dawidSkene } from '../../src/metrics/consensus/dawid-skene.ts'
import { answerPatterns } from '../../src/metrics/signs/answer-patterns.ts'
import { simulatedCrowd } from './simulated-crowd.ts'

/** One measured run in a process of its own, so that its peak memory is its own: prints one JSON object. */
const [what, size] = process.argv.slice(2)
const items = Number(size)

function timed<T>(work: () => T): { seconds: number; result: T } {
  const started = performance.now()
  const result = work()
  return { seconds: (performance.now() - started) / 1000, result }
}

function peakMegabytes(): number {
  return process.resourceUsage().maxRSS / 1024
}

if (what === 'model') {
  const table = simulatedCrowd({ items, answersPerItem: 5, raters: items < 100_000 ? 200 : 1000, classes: 5 })
  const model = timed(() => dawidSkene(table))
  const megabytes = peakMegabytes()
  const alpha = timed(() => krippendorffAlpha(answerPatterns(table), 'nominal', null))
  const pass = timed(() => table.classAt.reduce((sum, label, at) => sum + label * (table.raterAt[at] ?? 0), 0))
  const { iterations, converged } = model.result
  console.log(
    JSON.stringify({
      labels: table.raterAt.length,
      seconds: model.seconds,
      iterations,
      converged,
      megabytes,
      alphaSeconds: alpha.seconds,
      passSeconds: pass.seconds,
    }),
  )
} else {
  const table = simulatedCrowd({ items, answersPerItem: 3, raters: 200, classes: 5 })
  const found = timed(() => {
    const patterns = answerPatterns(table)
    return itemBootstrap(patterns, [alphaOf(patterns, 'nominal', null)], { seed: 1, draws: 1000 })
  })
  const [interval] = found.result
  console.log(JSON.stringify({ items, seconds: found.seconds, interval, megabytes: peakMegabytes() }))
}

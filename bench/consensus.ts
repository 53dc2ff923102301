import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

const targets = { seconds300k: 2, seconds3M: 20, megabytes3M: 600, bootstrapSeconds: 5 }
const rounds = 3

/**
 * Dawid–Skene MAP on 300,000 and 3,000,000 labels, and alpha with 1,000 bootstrap draws on 100,000 items: seconds and
 * peak memory of the whole process, the median of three runs each. The ratio is the worst of measured over target.
 */
export async function bench() {
  const small = await medianRun('model', 60_000)
  const large = await medianRun('model', 600_000)
  const bootstrap = await medianRun('bootstrap', 100_000)
  const measured = {
    seconds300k: small.seconds,
    seconds3M: large.seconds,
    megabytes3M: large.megabytes,
    bootstrapSeconds: bootstrap.seconds,
  }
  const ratio = Math.max(
    measured.seconds300k / targets.seconds300k,
    measured.seconds3M / targets.seconds3M,
    measured.megabytes3M / targets.megabytes3M,
    measured.bootstrapSeconds / targets.bootstrapSeconds,
  )
  return {
    name: 'consensus',
    ratio,
    target: 1,
    ok: ratio <= 1,
    ...measured,
    megabytes300k: small.megabytes,
    iterations3M: large.iterations,
    converged3M: large.converged,
    alphaSeconds3M: large.alphaSeconds,
    passSeconds3M: large.passSeconds,
  }
}

type Run = {
  seconds: number
  megabytes: number
  iterations?: number
  converged?: boolean
  alphaSeconds?: number
  passSeconds?: number
}

async function medianRun(what: 'model' | 'bootstrap', items: number): Promise<Run> {
  const runs: Run[] = []
  for (let round = 0; round < rounds; round++) {
    const script = join(import.meta.dirname, 'support', 'consensus-run.ts')
    const { stdout } = await promisify(execFile)(process.execPath, [script, what, String(items)])
    console.log(`${what} ${items} items: ${stdout.trim()}`)
    runs.push(JSON.parse(stdout))
  }
  const middle = runs.sort((a, b) => a.seconds - b.seconds)[Math.floor(rounds / 2)]
  if (middle === undefined) throw new Error('no run')
  return middle
}

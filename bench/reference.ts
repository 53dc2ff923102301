import { anchorChecks } from './support/anchor-checks.ts'
import type { Check } from './support/check.ts'
import { publishedSetChecks, realSetChecks } from './support/reference-checks.ts'
import { dataFolder, realSets } from './support/reference-set.ts'

/** Every check against reference values that a folder of data allows. */
export function referenceChecks(folder: string): Check[] {
  return [
    ...publishedSetChecks(folder),
    ...realSets.flatMap((name) => realSetChecks(folder, name)),
    ...anchorChecks(folder),
  ]
}

/**
 * Holds the metrics against reference values: `--data DIR`. The ratio is the largest distance over its tolerance.
 * What the reference itself does not settle is shown in brackets and not judged.
 */
export async function bench(args: readonly string[]) {
  const checks = referenceChecks(dataFolder(args))
  for (const check of checks) console.log(line(check))
  const judged = checks.filter(({ judged }) => judged)
  const failed = judged.filter(({ strain }) => strain > 1)
  const ratio = judged.reduce((most, { strain }) => Math.max(most, strain), 0)
  return { name: 'reference', ratio, target: 1, ok: failed.length === 0, checks: judged.length, failed: failed.length }
}

function line({ set, what, measured, expected, strain, judged }: Check): string {
  const verdict = judged ? (strain <= 1 ? 'ok  ' : 'FAIL') : `(${strain <= 1 ? 'ok' : 'no'})`
  return `${verdict} ${set.padEnd(24)} ${what.padEnd(58)} ${measured ?? 'null'} against ${expected ?? 'null'}`
}

import { parseArgs } from 'node:util'
import { runDemo } from './run-demo.ts'

/** `npm run demo [-- --seed N] [-- --days N] [-- --quiet]`: leaves with 1 where one of its claims fails. */

const usage = `Usage: npm run demo -- [--seed N] [--days N] [--quiet]

  --seed N   repeats a run: the same items, people, decisions and mishaps (3 unless told)
  --days N   tells so many days in place of 14; claims that need all of them are left out
  --quiet    only the table and the claims
`

function wholeNumber(words: string, least: number, most: number): number {
  const value = Number(words)
  if (!Number.isInteger(value) || value < least || value > most)
    throw new RangeError(`${words} is not ${least} to ${most}`)
  return value
}

function readArguments(): { seed: number; days: number; quiet: boolean } | null {
  try {
    const { values } = parseArgs({
      options: {
        seed: { type: 'string', default: '3' },
        days: { type: 'string', default: '14' },
        quiet: { type: 'boolean', default: false },
      },
    })
    return { seed: wholeNumber(values.seed, 0, 1e9), days: wholeNumber(values.days, 1, 14), quiet: values.quiet }
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`)
    return null
  }
}

const order = readArguments()
if (order === null) process.exitCode = 2
else process.exitCode = (await runDemo(order, process.env, (text) => process.stdout.write(text))) ? 0 : 1

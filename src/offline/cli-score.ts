import { said } from '../bots/words/said.ts'
import type { AnyDoubt } from '../domain/figures/model-doubt.ts'
import type { WhyUndefined } from '../metrics/numeric/why-undefined.ts'
import { BadInput } from './bad-input.ts'
import { reportText } from './report-text.ts'
import { scoreArguments, scoreUsage } from './score-arguments.ts'
import { scoreLabels } from './score-labels.ts'

/** Where a command writes: standard output and standard error, or stand-ins for them. */
export type Output = { readonly stdout: Writer; readonly stderr: Writer }
type Writer = { write(text: string): unknown }

const quietMs = 1000

/**
 * `labelbreak score …`: prints the report. Returns the exit code: 0, or 2 where a file or an option makes no sense.
 *
 * @param words what stands behind `score` on the command line
 */
export async function runScore(words: readonly string[], { stdout, stderr }: Output): Promise<number> {
  let saidAt = Date.now()
  const note = (text: string) => stderr.write(`note: ${text}\n`)
  const progress = (text: string) => {
    if (Date.now() - saidAt < quietMs) return
    saidAt = Date.now()
    stderr.write(`${text} …\n`)
  }
  try {
    const asked = scoreArguments(words)
    if (asked === 'help') {
      stdout.write(scoreUsage)
      return 0
    }
    const report = await scoreLabels(asked, { progress, note })
    stdout.write(asked.json ? `${jsonOf(report)}\n` : reportText(report))
    return 0
  } catch (error) {
    if (!(error instanceof BadInput)) throw error
    stderr.write(`labelbreak score: ${error.message}\n`)
    if (words.length === 0) stderr.write(`\n${scoreUsage}`)
    return 2
  }
}

/** The report as programs read it; the reasons in it are for people. */
function jsonOf(report: object): string {
  return JSON.stringify(report, (key, value) => {
    if (key === 'reason' && isCode(value)) return said.reasons.of(value)
    return key === 'fallbackReasons' && Array.isArray(value) ? value.map(said.reasons.of) : value
  })
}

function isCode(value: unknown): value is WhyUndefined | AnyDoubt {
  return typeof value === 'object' && value !== null && 'kind' in value
}

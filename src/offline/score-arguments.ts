import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { csvRecords } from '../files/csv-records.ts'
import type { Level } from '../metrics/agreement/krippendorff-alpha.ts'
import { BadInput, shown } from './bad-input.ts'

/** What the `score` command was asked for. */
export type ScoreArguments = {
  readonly labels: string
  readonly truth: string | null
  readonly gold: string | null
  readonly suggestions: string | null
  /** All labels that could be chosen, as far as they are told; empty where not. */
  readonly declared: readonly string[]
  /** Whether an answer may hold several labels. */
  readonly several: boolean
  readonly level: Level
  readonly seed: number
  readonly consensusOut: string | null
  readonly json: boolean
}

export const scoreUsage = `Usage: labelbreak score LABELS.csv [options]

  LABELS.csv            item,annotator,label (or task,worker,label), with a header; other columns are passed over;
                        or what \`labelbreak export --format csv\` writes
  --truth TRUTH.csv     item,label: only for judging the results
  --gold GOLD.csv       item,label: known to the methods
  --suggestions S.csv   item,annotator,suggestion,shown (yes or no): what a model suggested beside an answer;
                        people are then compared by answers given without seeing one
  --labels A,B,…        all labels that could be chosen ("A, or B" in quotes where one holds a comma); blank, NaN, null,
                        NA, N/A and #N/A are no answer unless they are named here or known labels
  --several             an answer may hold several labels, with ; between: they are compared label by label
  --level LEVEL         nominal (usual), ordinal or interval: what distance between labels means
  --seed N              fixes the draws behind the intervals (usually 1)
  --consensus-out FILE  writes item,majority,live,dawidSkene,posterior
  --json                prints one JSON object

  Labels are alike whatever their case, Unicode form and spaces, and numbers in whatever digits (1, 1.0, 01), these unless
  --labels or known labels hold two of them. What is odd about the files is noted on standard error, and under notes in JSON.
  Each file is CSV with a header (commas, semicolons or tabs) or JSONL, in UTF-8 or UTF-16, packed with gzip or not; - for standard input.
  Exit code: 0 done, 2 a file or an option makes no sense.
`

const levels: readonly Level[] = ['nominal', 'ordinal', 'interval']

/**
 * Reads the words behind `labelbreak score`. `'help'` when help was asked for.
 *
 * @throws BadInput when they make no sense
 */
export function scoreArguments(words: readonly string[]): ScoreArguments | 'help' {
  const { values, positionals } = parsed(words)
  if (values.help) return 'help'
  const [labels, ...rest] = positionals
  if (labels === undefined) throw new BadInput('which file of labels?')
  if (rest.length > 0) throw new BadInput(`one file of labels at a time, not also ${shown(rest.join(' '))}`)
  const level = levels.find((known) => known === values.level)
  if (level === undefined) throw new BadInput(`--level is ${levels.join(', ')}, not ${shown(values.level)}`)
  const seed = Number(values.seed)
  if (!/^\d+$/.test(values.seed) || seed > 0xffffffff) {
    throw new BadInput(`--seed is a whole number from 0 to 4294967295, not ${shown(values.seed)}`)
  }
  const out = values['consensus-out']
  if (
    out !== undefined &&
    [labels, values.truth, values.gold, values.suggestions].some((path) => path && resolve(path) === resolve(out))
  ) {
    throw new BadInput(`--consensus-out would overwrite ${out}, which is read`)
  }
  return {
    labels,
    truth: values.truth ?? null,
    gold: values.gold ?? null,
    suggestions: values.suggestions ?? null,
    declared: (values.labels ?? []).flatMap(namesIn),
    several: values.several,
    level,
    seed,
    consensusOut: out ?? null,
    json: values.json,
  }
}

function parsed(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        truth: { type: 'string' },
        gold: { type: 'string' },
        suggestions: { type: 'string' },
        labels: { type: 'string', multiple: true },
        several: { type: 'boolean', default: false },
        level: { type: 'string', default: 'nominal' },
        seed: { type: 'string', default: '1' },
        'consensus-out': { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
  } catch (error) {
    throw new BadInput(error instanceof Error ? error.message : String(error))
  }
}

/** Names between commas, those in quotes whole. */
function namesIn(list: string): string[] {
  const reader = csvRecords(','.charCodeAt(0))
  const names = [...reader.read(Buffer.from(list.replace(/,\s+"/gu, ',"'))), ...reader.end()].flatMap(
    ({ cells }) => cells,
  )
  if (reader.fault() !== null) throw new BadInput(`--labels is a list such as yes,no,"yes, but", not ${shown(list)}`)
  return names.map((name) => name.trim()).filter((name) => name !== '')
}

import type { AgreementReport } from '../../metrics/agreement-report.ts'
import { agreementReport } from '../../metrics/agreement-report.ts'
import type { AnnotatorReport } from '../../metrics/annotator-report.ts'
import { annotatorReports } from '../../metrics/annotator-report.ts'
import type { ConsensusReport } from '../../metrics/consensus-report.ts'
import { consensusReport } from '../../metrics/consensus-report.ts'
import { foreignClass, knownClasses } from '../../metrics/known-classes.ts'
import { classValues } from '../../metrics/krippendorff-alpha.ts'
import type { RatingTable } from '../../metrics/rating-table.ts'
import type { SuggestionReport } from '../../metrics/suggestion-report.ts'
import { BadInput, shown } from './bad-input.ts'
import { judgeSuggestions } from './judge-suggestions.ts'
import { readKnownLabels } from './read-known-labels.ts'
import { readRatings } from './read-ratings.ts'
import type { ScoreArguments } from './score-arguments.ts'
import { writeConsensus } from './write-consensus.ts'

/** All that `labelbreak score` finds out about a file of labels. */
export type ScoreReport = {
  readonly items: number
  readonly annotators: number
  readonly labels: number
  readonly classes: readonly string[]
  readonly agreement: AgreementReport
  readonly consensus: ConsensusReport
  readonly annotatorQuality: readonly AnnotatorReport[]
  /** Only where suggestions were given: agreement and annotators are then judged without the answers that saw one. */
  readonly suggestions?: SuggestionReport
}

/** Hears what is being done, and what is odd about the files. */
export type Listener = { readonly progress: (text: string) => void; readonly note: (text: string) => void }

/**
 * Scores a file of labels: agreement, consensus by every method, and every annotator.
 *
 * @throws BadInput when a file or an option makes no sense
 */
export async function scoreLabels(asked: ScoreArguments, { progress, note }: Listener): Promise<ScoreReport> {
  const goldLabels = asked.gold === null ? null : await readKnownLabels(asked.gold)
  const truthLabels = asked.truth === null ? null : await readKnownLabels(asked.truth)
  const goldClasses = [...new Set(goldLabels?.values())]
  const table = await readRatings(asked.labels, goldClasses, (rows) => progress(`${count(rows)} answers read`), note)
  refuseWordsAsNumbers(table, asked)
  const gold = knownOf(table, goldLabels, asked.gold, note)
  const truth = knownOf(table, truthLabels, asked.truth, note)
  progress(`agreement of ${count(table.raterAt.length)} answers`)
  const judged = asked.suggestions === null ? null : await judgeSuggestions(asked.suggestions, table)
  const untouched = judged?.untouched ?? table
  const agreement = agreementReport(untouched, asked)
  progress(`consensus on ${count(table.items.length)} items`)
  const { report, labels } = consensusReport(table, truth, asked.gold === null ? null : gold)
  if (asked.consensusOut !== null) {
    progress(`writing ${asked.consensusOut}`)
    await writeConsensus(asked.consensusOut, table, labels)
  }
  return {
    items: table.items.length,
    annotators: table.raters.length,
    labels: table.raterAt.length,
    classes: table.classes,
    agreement,
    consensus: report,
    annotatorQuality: annotatorReports(untouched, asked.gold === null ? truth : gold),
    ...(judged === null ? {} : { suggestions: judged.report }),
  }
}

function refuseWordsAsNumbers(table: RatingTable, { level, labels }: ScoreArguments): void {
  if (level === 'nominal' || classValues(table.classes) !== null) return
  const word = table.classes.find((label) => classValues([label]) === null) ?? ''
  throw new BadInput(`--level ${level} needs labels that are numbers, and ${labels} has ${shown(word)}`)
}

function knownOf(
  table: RatingTable,
  labelOf: ReadonlyMap<string, string> | null,
  path: string | null,
  note: (text: string) => void,
): Int32Array {
  const known = knownClasses(table, labelOf)
  if (labelOf === null || path === null) return known
  const items = new Set(table.items)
  const strange = [...labelOf.keys()].filter((item) => !items.has(item)).length
  if (strange === labelOf.size) throw new BadInput(`${path} names no item that has answers`)
  if (strange > 0) note(`${path}: ${count(strange)} items have no answers and are passed over`)
  const foreign = known.filter((label) => label === foreignClass).length
  if (foreign > 0) note(`${path}: ${count(foreign)} items have a label that nobody gave to any item`)
  return known
}

function count(number: number): string {
  return number.toLocaleString('en')
}

import { count } from '../bots/words/en/count.ts'
import { taskTypes } from '../domain/task-types/task-types.ts'
import { type AgreementReport, agreementReport } from '../metrics/agreement/agreement-report.ts'
import { classValues } from '../metrics/agreement/krippendorff-alpha.ts'
import type { ConsensusReport } from '../metrics/consensus/consensus-report.ts'
import { knownClasses } from '../metrics/ratings/known-classes.ts'
import type { RatingTable } from '../metrics/ratings/rating-table.ts'
import { type AnnotatorReport, annotatorReports } from '../metrics/signs/annotator-report.ts'
import type { SuggestionReport } from '../metrics/suggestions/suggestion-report.ts'
import { type AnswersByLabel, answersByLabel } from './answers-by-label.ts'
import { BadInput, shown } from './bad-input.ts'
import { consensusOf } from './consensus-of.ts'
import { judgeSuggestions } from './judge-suggestions.ts'
import { type KnownCells, knownOfItems } from './known-of-items.ts'
import type { Listener } from './listener.ts'
import { readKnownLabels } from './read-known-labels.ts'
import { type ReadAnswers, readRatings } from './read-ratings.ts'
import type { ScoreArguments } from './score-arguments.ts'
import { type LabelAgreement, labelAgreements, leastAgreed } from './several-labels.ts'
import { writeConsensus } from './write-consensus.ts'

/** All that `labelbreak score` finds out about a file of labels. */
export type ScoreReport = {
  readonly items: number
  readonly annotators: number
  readonly labels: number
  readonly classes: readonly string[]
  /** Where an answer may hold several labels: that of the label which people agree about least, named by `label`. */
  readonly agreement: AgreementReport & { readonly label?: string }
  /** Only where an answer may hold several labels. */
  readonly byLabel?: readonly LabelAgreement[]
  readonly consensus: ConsensusReport
  readonly annotatorQuality: readonly AnnotatorReport[]
  /** Only where suggestions were given: agreement and annotators are then judged without the answers that saw one. */
  readonly suggestions?: SuggestionReport
  /** What is odd about the files, and what was made of it; whole sentences. */
  readonly notes: readonly string[]
}

/**
 * Scores a file of labels: agreement, consensus by every method, and every annotator.
 *
 * @throws BadInput when a file or an option makes no sense
 */
export async function scoreLabels(asked: ScoreArguments, hears: Listener): Promise<ScoreReport> {
  const notes: string[] = []
  const listener: Listener = {
    progress: hears.progress,
    note: (text) => {
      notes.push(text)
      hears.note(text)
    },
  }
  const { progress } = listener
  const goldFile = await readKnownLabels(asked.gold, listener, asked.level !== 'nominal')
  const truthFile = await readKnownLabels(asked.truth, listener, asked.level !== 'nominal')
  const read = await readRatings(asked.labels, listener)
  const answers = answersByLabel(
    asked.labels,
    read,
    howToRead(read, asked, listener),
    { gold: goldFile, truth: truthFile },
    listener,
  )
  refuseWordsAsNumbers(answers, asked)
  const { table } = answers
  const gold = goldFile === null ? null : knownOfItems(goldFile, answers, listener)
  const truth = knownOfItems(truthFile, answers, listener)
  progress(`agreement of ${count(table.raterAt.length, 'answer')}`)
  const judged = asked.suggestions === null ? null : await judgeSuggestions(asked.suggestions, answers, listener)
  const untouched = judged?.untouched ?? table
  const agreed = agreementOf(untouched, answers, asked)
  progress(`consensus on ${count(table.items.length, 'item')}`)
  const { report, cellsOf } = consensusOf(answers, truth, gold)
  if (asked.consensusOut !== null) {
    progress(`writing ${asked.consensusOut}`)
    await writeConsensus(asked.consensusOut, table.items, cellsOf)
  }
  return {
    items: table.items.length,
    annotators: table.raters.length,
    labels: table.raterAt.length,
    classes: answers.labels,
    ...agreed,
    consensus: report,
    annotatorQuality: annotatorReports(untouched, classesOf(table, gold ?? truth, answers)),
    ...(judged === null ? {} : { suggestions: judged.report }),
    notes,
  }
}

function howToRead({ taskType, table }: ReadAnswers, asked: ScoreArguments, { note }: Listener) {
  const scale = taskType === null ? null : taskTypes[taskType].scale
  const severalAtOnce = asked.several || scale === 'sets'
  if (severalAtOnce && asked.level !== 'nominal') {
    throw new BadInput(`--level ${asked.level} goes with one label an answer: several are compared label by label`)
  }
  if (severalAtOnce && !asked.several)
    note(`${asked.labels}: an answer may hold several labels; they are compared label by label.`)
  if (scale === 'ordinal' && asked.level === 'nominal') {
    note(`${asked.labels}: these are ratings; --level ordinal compares them as the campaign does.`)
  }
  const joined =
    severalAtOnce || taskType !== null ? [] : table.classes.filter((cell) => /[^;\s]\s*;\s*[^;\s]/u.test(cell))
  if (joined.length > 0) {
    note(`${asked.labels}: ${shown(joined[0] ?? '')} is read as one label; if it holds several, add --several.`)
  }
  return { severalAtOnce, areNumbers: asked.level !== 'nominal' || scale === 'ordinal', declared: asked.declared }
}

function refuseWordsAsNumbers({ labels }: AnswersByLabel, { level, labels: path }: ScoreArguments): void {
  if (level === 'nominal' || classValues(labels) !== null) return
  const word = labels.find((label) => classValues([label]) === null) ?? ''
  const advice = /\d,\d/u.test(word) ? ': write it with a decimal point' : ''
  throw new BadInput(`--level ${level} needs labels that are numbers, and ${path} has ${shown(word)}${advice}`)
}

function agreementOf(
  table: RatingTable,
  { labels, severalAtOnce }: AnswersByLabel,
  { level, seed }: ScoreArguments,
): Pick<ScoreReport, 'agreement' | 'byLabel'> {
  if (!severalAtOnce) return { agreement: agreementReport(table, { level, seed }) }
  const byLabel = labelAgreements(table, labels, seed)
  const { label, agreement } = leastAgreed(byLabel)
  return { agreement: { label, ...agreement }, byLabel }
}

/** Per item the index of its known class, as from `knownClasses`. */
function classesOf(table: RatingTable, known: KnownCells, { classOf }: AnswersByLabel): Int32Array {
  return knownClasses(table, new Map([...known].map(([item, cell]) => [item, classOf(cell) ?? ''])))
}

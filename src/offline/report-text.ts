import { count, decimal, wholeNumber } from '../bots/words/en/count.ts'
import { said } from '../bots/words/said.ts'
import type { AnyDoubt } from '../domain/figures/model-doubt.ts'
import type { WhyUndefined } from '../metrics/numeric/why-undefined.ts'
import type { SuggestionReport } from '../metrics/suggestions/suggestion-report.ts'
import { agreementLines, byLabelLines, figure } from './agreement-text.ts'
import { plainly } from './bad-input.ts'
import type { ScoreReport } from './score-labels.ts'

const mostAnnotators = 20

/** The report for people: what `--json` gives in full, in short lines. */
export function reportText(report: ScoreReport): string {
  const { byLabel } = report
  const { majority, live, dawidSkene, judged } = report.consensus
  const lines = [
    [count(report.items, 'item'), count(report.annotators, 'annotator'), count(report.labels, 'answer')].join(', '),
    `classes: ${report.classes.map(plainly).join(', ')}`,
    '',
    ...agreementLines(report.agreement),
    ...(byLabel === undefined ? [] : ['', ...byLabelLines(byLabel)]),
    '',
    `Consensus${judged > 0 ? `, judged on ${count(judged, 'item')}` : ''}`,
    `  majority               ${accuracyOf(majority)}; ${count(majority.tied, 'item')} tied`,
    `  live vote              ${accuracyOf(live)}`,
    `  Dawid and Skene        ${accuracyOf(dawidSkene)}${rounds(dawidSkene)}`,
    ...dawidSkene.fallbackReasons.map(
      (reason) => `    the product would use the live vote here: ${said.reasons.of(reason)}`,
    ),
    '',
    ...(report.suggestions === undefined ? [] : suggestionLines(report.suggestions)),
    ...annotatorLines(report.annotatorQuality),
  ]
  return `${lines.join('\n')}\n`
}

function accuracyOf({ accuracy, reason }: { accuracy: number | null; reason?: WhyUndefined | AnyDoubt }): string {
  return accuracy === null
    ? `accuracy unknown: ${reason === undefined ? '' : said.reasons.of(reason)}`
    : `${percent(accuracy)} right`
}

function rounds({ iterations, converged }: { iterations: number | null; converged: boolean | null }): string {
  return iterations === null ? '' : `; ${converged ? 'at rest' : 'not at rest'} after ${iterations} rounds`
}

function suggestionLines({ shown, hidden, pull, accuracy, stayOn }: SuggestionReport): string[] {
  const points = (share: number) => `${share >= 0 ? '+' : ''}${decimal(100 * share, 1)}`
  return [
    'Suggestions',
    `  agreed with, shown     ${wholeNumber(shown.agree)} of ${wholeNumber(shown.answers)}`,
    `  agreed with, hidden    ${wholeNumber(hidden.agree)} of ${wholeNumber(hidden.answers)}`,
    `  pull of showing them   ${pull.value === null ? figure(pull) : `${points(pull.value)} points  (95 %: ${points(pull.low)} to ${points(pull.high)})`}`,
    `  right where hidden     ${accuracy.value === null ? figure(accuracy) : `${percent(accuracy.value)}  (95 %: ${percent(accuracy.low)} to ${percent(accuracy.high)})`}`,
    `  ${stayOn ? 'good enough to be shown' : 'not known to be good enough to be shown: the lower end should be 80 % or more'}`,
    '',
  ]
}

function annotatorLines(annotators: ScoreReport['annotatorQuality']): string[] {
  const judged = annotators.filter(({ accuracy }) => accuracy !== null)
  if (judged.length === 0) return ['Annotators: none can be judged without known labels (--gold or --truth)']
  const most = [...judged].sort((a, b) => b.judged - a.judged).slice(0, mostAnnotators)
  return [
    'Annotators on items with a known label, most judged first',
    ...most.map(({ annotator, correct, judged: seen, accuracy, beta }) => {
      const range = beta === null ? '' : `  (95 %: ${percent(beta[0])} to ${percent(beta[1])})`
      return `  ${plainly(annotator).padEnd(20)} ${`${wholeNumber(correct)}/${wholeNumber(seen)}`.padStart(11)}  ${percent(accuracy ?? 0)}${range}`
    }),
    ...(judged.length > most.length ? [`  … and ${wholeNumber(judged.length - most.length)} more, all in --json`] : []),
  ]
}

function percent(share: number): string {
  return `${decimal(100 * share, 1)} %`
}

import { noneWritten } from '../../../domain/task-types/multi-choice.ts'
import type { TaskTypeName } from '../../../domain/task-types/task-types.ts'
import type { ExportChoice } from '../../../store/exports/export-rows.ts'
import { csvRow } from '../csv-text.ts'
import type { AnswerRecord, ExportRecord } from '../export-record.ts'
import type { ExportFormat } from './export-format.ts'

/** Several labels, or the labels of a tie, in one cell. */
const between = ';'

/** An answer's labels, or what says that none fits; empty where there is no answer. */
function answerCell(labels: string | readonly string[] | null | undefined): string {
  if (labels === null || labels === undefined) return ''
  if (typeof labels === 'string') return labels
  return labels.length === 0 ? noneWritten : labels.join(between)
}

type Column = readonly [
  name: string,
  cell: (record: ExportRecord, answer: AnswerRecord, taskType: TaskTypeName) => string,
]

/** Columns that hold ids or labels, which are looked up and compared. */
const ofNames = new Set(['item', 'annotator', 'label', 'majority', 'tie', 'final', 'live', 'overnight', 'gold'])

const always: readonly Column[] = [
  ['item', ({ id }) => id],
  ['annotator', (_, { person }) => person],
  ['label', (_, { labels }) => answerCell(labels)],
  ['confidence', (_, { confidence }) => confidence ?? ''],
  ['given_at', (_, { givenAt }) => givenAt],
  ['elapsed_ms', (_, { elapsedMs }) => String(elapsedMs)],
  ['guideline_version', (_, { guidelineVersion }) => String(guidelineVersion)],
  ['counted', (_, { counted }) => String(counted)],
  ['majority', ({ majority }) => answerCell(majority)],
  ['tie', ({ tie }) => tie.join(between)],
  ['final', ({ final }) => answerCell(final)],
  ['verdict', ({ settled, dropped }) => (settled ? 'settled' : dropped ? 'dropped' : '')],
  ['verdict_by', ({ settled, dropped }) => (settled ?? dropped)?.person ?? ''],
  ['verdict_at', ({ settled, dropped }) => (settled ?? dropped)?.at ?? ''],
  ['verdict_why', ({ settled, dropped }) => (settled ?? dropped)?.why ?? ''],
  ...consensusColumns('live'),
  ...consensusColumns('overnight'),
  ['flag', ({ flags }, { person }) => notesBy(flags, person)],
  ['text', ({ text }) => text ?? ''],
  ['a', ({ a, candidates }) => a ?? candidates?.[0] ?? ''],
  ['b', ({ b, candidates }) => b ?? candidates?.[1] ?? ''],
  ['task_type', (_, __, taskType) => taskType],
  ['shown_order', (_, { shownOrder }) => shownOrder ?? ''],
  ['c', ({ candidates }) => candidates?.[2] ?? ''],
  ['d', ({ candidates }) => candidates?.[3] ?? ''],
  ['e', ({ candidates }) => candidates?.[4] ?? ''],
  ['value', (_, { value }) => (typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value))],
  ['draft', ({ draft }) => draft ?? ''],
]

const withSuperseded: readonly Column[] = [['superseded_at', (_, { supersededAt }) => supersededAt ?? '']]
const withGold: readonly Column[] = [['gold', ({ gold }) => answerCell(gold)]]

/** The soft label is JSON: the chance of each label by its name. */
function consensusColumns(which: 'live' | 'overnight'): Column[] {
  const of = ({ consensus }: ExportRecord) => consensus[which]
  return [
    [which, (record) => answerCell(of(record)?.label)],
    [`${which}_posterior`, (record) => String(of(record)?.posterior ?? '')],
    [`${which}_posteriors`, (record) => softText(of(record)?.posteriors)],
    [`${which}_method`, (record) => of(record)?.version ?? ''],
  ]
}

function softText(posteriors: Readonly<Record<string, number>> | undefined): string {
  return posteriors === undefined ? '' : JSON.stringify(posteriors)
}

function columns(choice: ExportChoice): readonly Column[] {
  return [...always, ...(choice.superseded ? withSuperseded : []), ...(choice.gold ? withGold : [])]
}

/** A row for each answer. */
export const csv: ExportFormat = {
  name: 'csv',
  extension: 'csv',
  each: 'answer',
  lacks: ['unanswered-items', 'images', 'context'],
  opensInSpreadsheets: true,
  isSentInChat: true,
  header: (choice) => csvRow(columns(choice).map(([name]) => ({ text: name, isName: true }))),
  rows(record, taskType, choice) {
    const all = columns(choice)
    const row = (answer: AnswerRecord) =>
      csvRow(all.map(([name, cell]) => ({ text: cell(record, answer, taskType), isName: ofNames.has(name) })))
    return record.answers.map(row).join('')
  },
}

/** What this person noted beside the item. */
function notesBy(flags: ExportRecord['flags'], person: string): string {
  return flags
    .filter((flag) => flag.person === person)
    .map(({ note }) => note)
    .join('\n')
}

import { labelIdsOf } from '../../domain/answer.ts'
import { endsReading } from '../../domain/files/file-fault.ts'
import type { ItemContent } from '../../domain/item.ts'
import { goldLook } from '../../domain/items/gold-look.ts'
import type { ItemProblem } from '../../domain/items/item-problem.ts'
import { type ItemRow, type RowRules, readRow } from '../../domain/items/item-row.ts'
import type { ItemWarning } from '../../domain/items/item-warning.ts'
import type { LineProblem } from '../../domain/items/line-problem.ts'
import { taskTypes } from '../../domain/task-types/task-types.ts'
import type { FileSource } from '../../files/file-source.ts'
import { campaignWarnings } from './campaign-warnings.ts'
import { missingKeys } from './column-problems.ts'
import { examinedRows, externalIdOf, type ItemsBefore } from './examined-rows.ts'
import { fewLookUps } from './few-look-ups.ts'
import { readItemsFile } from './read-items-file.ts'
import { rowNotes } from './row-notes.ts'

/** What decides whether a campaign's gold will last and its items can be finished. */
export type ItemsPolicy = { readonly overlap: number; readonly annotators: number; readonly goldShare: number }

export type ItemsReport = {
  readonly items: number
  readonly gold: number
  /** A label without a name, at the end: known answers that no label fits, where there are any. */
  readonly goldByLabel: readonly { readonly label: string; readonly count: number }[]
  /** The first items, as an expert sees them. */
  readonly sample: readonly ItemContent[]
  /** The first problems, at most 50; `problemCount` counts all of them. */
  readonly problems: readonly LineProblem[]
  readonly problemCount: number
  /** The lines of the rows without which nothing would be wrong; none where more is wrong, or no sound row would be left. */
  readonly faultyRows: readonly number[]
  readonly warnings: readonly ItemWarning[]
}

/** Where other fields of a form are wrong, its items are not read yet. */
export const nothingRead: ItemsReport = {
  items: 0,
  gold: 0,
  goldByLabel: [],
  sample: [],
  problems: [],
  problemCount: 0,
  faultyRows: [],
  warnings: [],
}

/** What is said of a file without the rows that can be left out. */
export function withoutFaults(report: ItemsReport): ItemsReport {
  return report.faultyRows.length === 0 ? report : { ...report, problems: [], problemCount: 0 }
}

const noneBefore: ItemsBefore = { count: 0, alike: () => Promise.resolve([]) }

const sampleSize = 3
const problemsKept = 50

/**
 * Reads an items file from its first line to its last and reports all that is wrong or odd. Nothing is kept.
 *
 * @param policy null when the items join others, whose gold is not counted here
 * @param onProblem told of each problem as it is found
 */
export async function checkItems(
  source: FileSource,
  given: RowRules,
  policy: ItemsPolicy | null,
  before: ItemsBefore = noneBefore,
  onProblem: (problem: LineProblem) => void = () => undefined,
): Promise<ItemsReport> {
  const rules = { ...given, nearest: fewLookUps(given.nearest) }
  const keys = missingKeys(rules.taskType)
  const problems: LineProblem[] = []
  const sample: ItemContent[] = []
  const goldOf = new Map(rules.labels.map((label) => [label.id, 0]))
  const look = goldLook()
  const notes = rowNotes(rules.taskType)
  const faultyRows: number[] = []
  let isMoreThanRows = false
  let [items, gold, goldOfNone, problemCount, rows] = [0, 0, 0, 0, 0]
  const complain = (line: number | null, what: ItemProblem) => {
    if (problems.length < problemsKept) problems.push({ line, what })
    problemCount++
    onProblem({ line, what })
  }
  for await (const { row, item, problems: wrong } of examinedRows(source, rules, before, keys)) {
    rows += row.kind === 'columns' ? 0 : 1
    for (const problem of wrong) complain(row.line, problem)
    if (row.kind === 'problem') isMoreThanRows ||= row.line === null || endsReading(row.what.kind)
    if (row.kind === 'columns') {
      isMoreThanRows ||= wrong.length > 0
      notes.columns(row.names)
      if (wrong.length > 0) break
    }
    if (row.kind === 'row') {
      notes.columns(row.cells.keys())
      notes.columns(row.unused)
    }
    if (item === null && row.kind !== 'columns' && row.line !== null) faultyRows.push(row.line)
    if (row.kind !== 'row' || item === null) continue
    notes.row(row)
    look.add(item)
    if (sample.length < sampleSize) sample.push(item.content)
    if (item.gold === null) {
      items++
      continue
    }
    gold++
    const { answer } = item.gold
    const ids = labelIdsOf(answer)
    if (ids.length === 0 && answer.kind === 'labels') goldOfNone++
    for (const id of ids) goldOf.set(id, (goldOf.get(id) ?? 0) + 1)
  }
  // First of all, since there may be more of others than are kept.
  for (const problem of keys.problems()) {
    problemCount++
    problems.unshift(problem)
    onProblem(problem)
  }
  if (problemCount === 0 && rows === 0) complain(null, { kind: 'no-items' })
  else if (problemCount === 0 && items === 0 && policy !== null) {
    complain(null, { kind: 'only-gold' })
  }
  // An order has no label that gold could lack.
  const counted = taskTypes[rules.taskType].scale === 'orders' ? [] : rules.labels
  const goldByLabel = counted.map(({ id, name }) => ({ label: name, count: goldOf.get(id) ?? 0 }))
  const whole = policy === null ? [] : campaignWarnings({ ...policy, items, gold }, goldByLabel)
  const warnings = [...whole, ...look.differences(), ...notes.warnings()]
  const byLabel = goldOfNone === 0 ? goldByLabel : [...goldByLabel, { label: '', count: goldOfNone }]
  return {
    items,
    gold,
    goldByLabel: byLabel,
    sample,
    problems: problems.slice(0, problemsKept),
    problemCount,
    faultyRows: isMoreThanRows || (policy === null ? items + gold : items) === 0 ? [] : faultyRows,
    warnings,
  }
}

/** A row that passed `checkItems`, with the id under which it is kept. */
export type CheckedItem = { readonly externalId: string; readonly item: ItemRow }

/**
 * The items of a file that was checked before, in the file's order.
 *
 * @param leftOut the lines of rows that are passed over, in the file's order
 * @throws Error where the file is not the one that was checked
 */
export async function* checkedItems(
  source: FileSource,
  rules: RowRules,
  before: number,
  leftOut: readonly number[],
): AsyncGenerator<CheckedItem> {
  let passed = 0
  for await (const row of readItemsFile(source, rules.taskType, rules.columns)) {
    if (row.kind === 'columns') continue
    if (row.line === leftOut[passed]) {
      passed++
      continue
    }
    const read = row.kind === 'row' ? readRow(row.cells, rules) : null
    if (row.kind === 'problem' || read?.kind !== 'item') throw new Error('the items file changed while it was read')
    yield { externalId: externalIdOf(read.item, row.line, before), item: read.item }
  }
}

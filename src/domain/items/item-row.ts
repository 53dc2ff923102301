import type { Answer } from '../answer.ts'
import type { ItemContent } from '../item.ts'
import { tidyLabel } from '../labels/label-key.ts'
import { limits } from '../limits.ts'
import { askedColumns } from '../task-types/task-type.ts'
import { type TaskTypeName, taskTypes } from '../task-types/task-types.ts'
import type { ColumnNames } from './column-names.ts'
import { type LabelRules, readGoldCell } from './gold-cell.ts'
import type { CellProblem } from './item-problem.ts'
import { isFormulaError, isVisible } from './spreadsheet-accidents.ts'

/** What must be known of a campaign to read its items. */
export type RowRules = LabelRules & {
  /** What columns of the file are called for us. Absent where they are called so. */
  readonly columns?: ColumnNames
}

/** One row of an items file by its column names, in the file's order; empty cells are `''`. */
export type RawRow = ReadonlyMap<string, string>

export type ItemRow = {
  /** The file's own id; null where it has none. */
  readonly id: string | null
  readonly priority: number
  /** Items of one group are dealt together, in the file's order; null for an item by itself. */
  readonly group: string | null
  readonly content: ItemContent
  /** Null for an ordinary item. */
  readonly gold: { readonly answer: Answer; readonly explanation: string } | null
}

export type ReadRow =
  | { readonly kind: 'item'; readonly item: ItemRow }
  | { readonly kind: 'faulty'; readonly problems: readonly CellProblem[] }

const contextPrefix = 'context_'

/** The columns that must be there. */
export function requiredColumns(taskType: TaskTypeName): readonly string[] {
  return taskTypes[taskType].columns
}

const optionalColumns = ['id', 'gold', 'explanation', 'priority', 'group', 'image']

/** A column's name as it is looked up; of `context_…` the rest keeps its case, since experts see it. */
export function columnName(written: string): string {
  const name = tidyLabel(written)
  const lower = name.toLowerCase()
  return lower.startsWith(contextPrefix) ? contextPrefix + name.slice(contextPrefix.length).trim() : lower
}

/** Whether a column means anything to us. */
export function isKnownColumn(taskType: TaskTypeName, name: string): boolean {
  return knownColumns(taskType).includes(name) || (name.startsWith(contextPrefix) && name.length > contextPrefix.length)
}

export function knownColumns(taskType: TaskTypeName): readonly string[] {
  return [
    ...askedColumns(taskTypes[taskType]),
    ...(taskTypes[taskType].mayHaveDraft ? ['draft'] : []),
    ...optionalColumns,
  ]
}

/** Reads one row, or names everything that is wrong with it. Texts are kept exactly as they are. */
export function readRow(row: RawRow, rules: RowRules): ReadRow {
  const content = contentOf(row, rules.taskType)
  const [id, group] = [cell(row, 'id').trim(), cell(row, 'group').trim()]
  const priority = readPriority(cell(row, 'priority'))
  const gold = readGoldCell(cell(row, 'gold'), rules)
  const problems = [
    ...badCharacters(row),
    ...missingOrLong(row, rules.taskType),
    ...tooMuchContext(content),
    ...imageProblems(cell(row, 'image')),
    ...['id', 'group'].flatMap((name) => failedFormula(name, cell(row, name).trim())),
    ...(priority === null ? [noPriority(cell(row, 'priority'))] : []),
    ...gold.problems,
    ...misfit(gold.answer, content, rules.taskType),
  ]
  if (problems.length > 0) return { kind: 'faulty', problems }
  const explanation = cell(row, 'explanation').trim()
  return {
    kind: 'item',
    item: {
      id: isVisible(id) ? id : null,
      priority: priority ?? 0,
      group: isVisible(group) ? group : null,
      content,
      gold: gold.answer === null ? null : { answer: gold.answer, explanation },
    },
  }
}

function cell(row: RawRow, name: string): string {
  return row.get(name) ?? ''
}

function contentOf(row: RawRow, taskType: TaskTypeName): ItemContent {
  const asked = (name: string) => (requiredColumns(taskType).includes(name) ? cell(row, name) : null)
  const candidates = candidatesOf(row, taskType)
  const draft = taskTypes[taskType].mayHaveDraft ? cell(row, 'draft').trim() : ''
  const isPair = candidates.length === 0
  return {
    text: asked('text'),
    a: isPair ? asked('a') : null,
    b: isPair ? asked('b') : null,
    ...(isPair ? {} : { candidates }),
    ...(isVisible(draft) ? { draft } : {}),
    image: cell(row, 'image').trim() || null,
    context: [...row]
      .filter(
        ([name, value]) => name.startsWith(contextPrefix) && name.length > contextPrefix.length && value.trim() !== '',
      )
      .map(([name, value]) => [name.slice(contextPrefix.length), value] as const),
  }
}

/** Of a ranking, all up to the last one that is there; what is empty among them is a problem of its own. */
function candidatesOf(row: RawRow, taskType: TaskTypeName): readonly string[] {
  if (taskTypes[taskType].scale !== 'orders') return []
  const texts = askedColumns(taskTypes[taskType]).map((name) => cell(row, name))
  return texts.slice(0, texts.findLastIndex((text) => text.trim() !== '') + 1)
}

function misfit(answer: Answer | null, content: ItemContent, taskType: TaskTypeName): CellProblem[] {
  const { fits } = taskTypes[taskType]
  return answer === null || fits === undefined || fits(answer, content) ? [] : [{ kind: 'gold-no-order' }]
}

function badCharacters(row: RawRow): CellProblem[] {
  return [...row].flatMap(([column, value]): CellProblem[] => {
    if (value.includes('\u0000')) return [{ kind: 'zero-character', column }]
    return value.isWellFormed() ? [] : [{ kind: 'half-character', column }]
  })
}

function missingOrLong(row: RawRow, taskType: TaskTypeName): CellProblem[] {
  const asked: readonly string[] = askedColumns(taskTypes[taskType])
  const last = asked.findLastIndex((name) => cell(row, name).trim() !== '')
  const wanted = asked.slice(0, Math.max(requiredColumns(taskType).length, last + 1))
  const empty = wanted.flatMap((name) => noText(name, cell(row, name)))
  const long = [...row].flatMap(([column, { length }]): CellProblem[] => {
    const most = longest(column, taskType)
    return length > most ? [{ kind: 'cell-too-long', column, length, most }] : []
  })
  return [...empty, ...long]
}

function noText(column: string, written: string): CellProblem[] {
  const text = written.trim()
  if (text === '') return [{ kind: 'cell-empty', column }]
  if (!isVisible(text)) return [{ kind: 'cell-unseen', column }]
  return failedFormula(column, text)
}

function failedFormula(column: string, text: string): CellProblem[] {
  return isFormulaError(text) ? [{ kind: 'failed-formula', column, formula: text }] : []
}

function tooMuchContext({ context }: ItemContent): CellProblem[] {
  const [values, most] = [context.length, limits.contextParts]
  return values > most ? [{ kind: 'too-much-context', values, most }] : []
}

function longest(name: string, taskType: TaskTypeName): number {
  const asked: readonly string[] = askedColumns(taskTypes[taskType])
  if (asked.includes(name) || name.startsWith(contextPrefix)) return limits.itemText
  if (name === 'draft') return taskTypes[taskType].mayHaveDraft ? limits.answerText : Number.POSITIVE_INFINITY
  if (name === 'id' || name === 'group') return limits.itemId
  if (name === 'explanation') return limits.explanation
  return Number.POSITIVE_INFINITY
}

function imageProblems(written: string): CellProblem[] {
  const image = written.trim()
  if (image === '') return []
  const most = limits.imageAddress
  if (image.length > most) return [{ kind: 'image-too-long', most }]
  return URL.parse(image)?.protocol === 'https:' ? [] : [{ kind: 'image-not-https' }]
}

function readPriority(written: string): number | null {
  const text = written.trim()
  if (text === '') return limits.priority.min
  const value = Number(text)
  return Number.isInteger(value) && value >= limits.priority.min && value <= limits.priority.max ? value : null
}

function noPriority(all: string): CellProblem {
  const written = all.length > 40 ? `${all.slice(0, 40)}…` : all
  return { kind: 'no-priority', written, least: limits.priority.min, most: limits.priority.max }
}

import { type Answer, labelsAnswer } from '../answer.ts'
import type { ItemContent } from '../item.ts'
import { tidyLabel } from '../labels/label-key.ts'
import { limits } from '../limits.ts'
import { type TaskTypeName, taskTypes } from '../task-types/task-types.ts'
import { type LabelRules, readGoldCell } from './gold-cell.ts'
import { isFormulaError, isVisible } from './spreadsheet-accidents.ts'

/** What must be known of a campaign to read its items. */
export type RowRules = LabelRules

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
  | { readonly kind: 'faulty'; readonly problems: readonly string[] }

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
  return [...requiredColumns(taskType), ...optionalColumns]
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
      gold: gold.labelIds.length === 0 ? null : { answer: labelsAnswer(gold.labelIds), explanation },
    },
  }
}

function cell(row: RawRow, name: string): string {
  return row.get(name) ?? ''
}

function contentOf(row: RawRow, taskType: TaskTypeName): ItemContent {
  const asked = (name: string) => (requiredColumns(taskType).includes(name) ? cell(row, name) : null)
  return {
    text: asked('text'),
    a: asked('a'),
    b: asked('b'),
    image: cell(row, 'image').trim() || null,
    context: [...row]
      .filter(
        ([name, value]) => name.startsWith(contextPrefix) && name.length > contextPrefix.length && value.trim() !== '',
      )
      .map(([name, value]) => [name.slice(contextPrefix.length), value] as const),
  }
}

function badCharacters(row: RawRow): string[] {
  return [...row].flatMap(([name, value]) => {
    if (value.includes('\u0000')) return [`“${name}” holds a zero character, which cannot be kept.`]
    return value.isWellFormed() ? [] : [`“${name}” holds half of a character.`]
  })
}

function missingOrLong(row: RawRow, taskType: TaskTypeName): string[] {
  const empty = requiredColumns(taskType).flatMap((name) => noText(name, cell(row, name)))
  const long = [...row].flatMap(([name, value]) => {
    const most = longest(name, taskType)
    return value.length > most
      ? [`“${name}” has ${thousands(value.length)} characters; ${thousands(most)} is the most.`]
      : []
  })
  return [...empty, ...long]
}

function noText(name: string, written: string): string[] {
  const text = written.trim()
  if (text === '') return [`“${name}” is empty.`]
  if (!isVisible(text)) return [`“${name}” holds nothing that can be seen, only such as zero-width spaces.`]
  return failedFormula(name, text)
}

function failedFormula(name: string, text: string): string[] {
  if (!isFormulaError(text)) return []
  return [`“${name}” is ${text}: a formula that failed in a spreadsheet. Put the ${name} itself there.`]
}

function tooMuchContext({ context }: ItemContent): string[] {
  if (context.length <= limits.contextParts) return []
  return [`There are ${context.length} values of context; ${limits.contextParts} is the most.`]
}

function longest(name: string, taskType: TaskTypeName): number {
  if (requiredColumns(taskType).includes(name) || name.startsWith(contextPrefix)) return limits.itemText
  if (name === 'id' || name === 'group') return limits.itemId
  if (name === 'explanation') return limits.explanation
  return Number.POSITIVE_INFINITY
}

function imageProblems(written: string): string[] {
  const image = written.trim()
  if (image === '') return []
  if (image.length > limits.imageAddress)
    return [`The image's address is longer than ${thousands(limits.imageAddress)} characters.`]
  const address = URL.parse(image)
  return address?.protocol === 'https:' ? [] : ['The image must be an address that begins with https://.']
}

function readPriority(written: string): number | null {
  const text = written.trim()
  if (text === '') return limits.priority.min
  const value = Number(text)
  return Number.isInteger(value) && value >= limits.priority.min && value <= limits.priority.max ? value : null
}

function noPriority(written: string): string {
  const shown = written.length > 40 ? `${written.slice(0, 40)}…` : written
  return `“${shown}” is no priority: give a whole number from ${limits.priority.min} to ${limits.priority.max}.`
}

function thousands(count: number): string {
  return count.toLocaleString('en-US')
}

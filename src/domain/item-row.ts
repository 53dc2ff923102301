import { type Label, limits, type TaskType } from './campaign.ts'
import { findLabel } from './find-label.ts'
import type { ItemContent } from './item.ts'

/** What must be known of a campaign to read its items. */
export type RowRules = {
  readonly taskType: TaskType
  readonly labels: readonly Label[]
  /** The known word most like a given one; null where none is near. */
  readonly nearest: (word: string, known: readonly string[]) => string | null
}

/** One row of an items file by its column names, in the file's order; empty cells are `''`. */
export type RawRow = ReadonlyMap<string, string>

export type ItemRow = {
  /** The file's own id; null where it has none. */
  readonly id: string | null
  readonly priority: number
  readonly content: ItemContent
  /** `labelIds` ascending; null for an ordinary item. */
  readonly gold: { readonly labelIds: readonly number[]; readonly explanation: string } | null
}

export type ReadRow =
  | { readonly kind: 'item'; readonly item: ItemRow }
  | { readonly kind: 'faulty'; readonly problems: readonly string[] }

const contextPrefix = 'context_'

/** The columns that must be there. */
export function requiredColumns(taskType: TaskType): readonly string[] {
  return taskType === 'pairwise' ? ['a', 'b'] : ['text']
}

const optionalColumns = ['id', 'gold', 'explanation', 'priority', 'image']

/** A column's name as it is looked up; of `context_…` the rest keeps its case, since experts see it. */
export function columnName(written: string): string {
  const name = written.trim()
  const lower = name.toLowerCase()
  return lower.startsWith(contextPrefix) ? contextPrefix + name.slice(contextPrefix.length).trim() : lower
}

/** Whether a column means anything to us. */
export function isKnownColumn(taskType: TaskType, name: string): boolean {
  return knownColumns(taskType).includes(name) || (name.startsWith(contextPrefix) && name.length > contextPrefix.length)
}

export function knownColumns(taskType: TaskType): readonly string[] {
  return [...requiredColumns(taskType), ...optionalColumns]
}

/** Reads one row, or names everything that is wrong with it. Texts are kept exactly as they are. */
export function readRow(row: RawRow, rules: RowRules): ReadRow {
  const problems = [...badCharacters(row), ...missingOrLong(row, rules.taskType), ...imageProblems(cell(row, 'image'))]
  const priority = readPriority(cell(row, 'priority'))
  if (priority === null) {
    problems.push(
      `“${cell(row, 'priority')}” is no priority: give a whole number from ${limits.priority.min} to ${limits.priority.max}.`,
    )
  }
  const gold = readGold(cell(row, 'gold'), rules)
  problems.push(...gold.problems)
  if (problems.length > 0) return { kind: 'faulty', problems }
  const explanation = cell(row, 'explanation').trim()
  return {
    kind: 'item',
    item: {
      id: cell(row, 'id').trim() || null,
      priority: priority ?? 0,
      content: contentOf(row, rules.taskType),
      gold: gold.labelIds.length === 0 ? null : { labelIds: gold.labelIds, explanation },
    },
  }
}

function cell(row: RawRow, name: string): string {
  return row.get(name) ?? ''
}

function contentOf(row: RawRow, taskType: TaskType): ItemContent {
  const pair = taskType === 'pairwise'
  return {
    text: pair ? null : cell(row, 'text'),
    a: pair ? cell(row, 'a') : null,
    b: pair ? cell(row, 'b') : null,
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

function missingOrLong(row: RawRow, taskType: TaskType): string[] {
  const required = requiredColumns(taskType)
  const empty = required.filter((name) => cell(row, name).trim() === '').map((name) => `“${name}” is empty.`)
  const long = [...row].flatMap(([name, value]) => {
    const most = longest(name, taskType)
    return value.length > most
      ? [`“${name}” has ${thousands(value.length)} characters; ${thousands(most)} is the most.`]
      : []
  })
  return [...empty, ...long]
}

function longest(name: string, taskType: TaskType): number {
  if (requiredColumns(taskType).includes(name) || name.startsWith(contextPrefix)) return limits.itemText
  if (name === 'id') return limits.itemId
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

function readGold(written: string, rules: RowRules): { labelIds: number[]; problems: string[] } {
  const parts = rules.taskType === 'multi-choice' ? written.split(';') : [written]
  const names = parts.map((part) => part.trim()).filter((part) => part !== '')
  const found = names.map((name) => ({ name, label: findLabel(rules.labels, name) }))
  const ids = new Set(found.flatMap(({ label }) => (label === undefined ? [] : [label.id])))
  return {
    labelIds: [...ids].sort((one, other) => one - other),
    problems: found.flatMap(({ name, label }) => (label === undefined ? [unknownLabel(name, rules)] : [])),
  }
}

function unknownLabel(name: string, { taskType, labels, nearest }: RowRules): string {
  const shown = name.length > limits.labelName ? `${name.slice(0, limits.labelName)}…` : name
  if (taskType === 'rating') {
    return `“${shown}” is no step of this rating, which goes from ${labels[0]?.name} to ${labels.at(-1)?.name}.`
  }
  const names = labels.map((label) => label.name)
  const near = nearest(name, names)
  if (near !== null) return `“${shown}” is not one of the labels. Did you mean “${near}”?`
  return names.length <= 5
    ? `“${shown}” is not one of the labels: ${names.join(', ')}.`
    : `“${shown}” is not one of the labels.`
}

function thousands(count: number): string {
  return count.toLocaleString('en-US')
}

import { type ColumnNames, nameFor } from '../../domain/items/column-names.ts'
import type { ItemProblem } from '../../domain/items/item-problem.ts'
import { columnName, isKnownColumn, type RawRow } from '../../domain/items/item-row.ts'
import { noneWritten } from '../../domain/task-types/multi-choice.ts'
import { candidateLetters, fewestCandidates, mostCandidates } from '../../domain/task-types/ranking.ts'
import { type TaskTypeName, taskTypes } from '../../domain/task-types/task-types.ts'
import type { Fields, FileRow } from '../../files/file-row.ts'
import type { FileSource } from '../../files/file-source.ts'
import { readRows } from '../../files/read-rows.ts'
import { nameTooLong } from './column-problems.ts'

/** What reading an items file gives, in the file's order. */
export type ItemsFileRow =
  /** The columns of a CSV file, as its header names them. */
  | { readonly kind: 'columns'; readonly line: number; readonly names: readonly string[] }
  /** `missing`: cells that a row of CSV lacks at its end. `unused`: keys that hold what cannot stand in a cell. */
  | {
      readonly kind: 'row'
      readonly line: number
      readonly cells: RawRow
      readonly missing: number
      readonly unused: readonly string[]
    }
  | RowFault

type RowFault = { readonly kind: 'problem'; readonly line: number | null; readonly what: ItemProblem }

/** Reads the rows of a file of items by the names of its columns, or by what these are called for us. */
export async function* readItemsFile(
  source: FileSource,
  taskType: TaskTypeName,
  columns: ColumnNames | null = null,
): AsyncGenerator<ItemsFileRow> {
  let names: readonly (string | null)[] = []
  for await (const row of readRows(source)) {
    if (row.kind === 'columns') {
      names = row.names.map((name) => nameFor(columnName(name), columns))
      yield { ...row, names: names.filter((name) => name !== null) }
    } else if (row.kind === 'cells') yield rowOfCells(row, names)
    else if (row.kind === 'fields') yield rowOfFields(row.fields, row.line, taskType, columns)
    else yield row
  }
}

function rowOfCells(
  { line, cells, missing }: Extract<FileRow, { kind: 'cells' }>,
  names: readonly (string | null)[],
): ItemsFileRow {
  const named = new Map(names.flatMap((name, at) => (name === null ? [] : [[name, cells[at] ?? ''] as const])))
  // Of several columns without a name, what is more than a row's number is told.
  if (named.has('')) named.set('', cells.find((cell, at) => names[at] === '' && !/^\s*\d*\s*$/u.test(cell)) ?? '')
  return { kind: 'row', line, cells: named, missing, unused: [] }
}

function rowOfFields(fields: Fields, line: number, taskType: TaskTypeName, columns: ColumnNames | null): ItemsFileRow {
  const problem = (what: ItemProblem): RowFault => ({ kind: 'problem', line, what })
  const cells = new Map<string, string>()
  const unused: string[] = []
  for (const [key, value] of entriesOf(fields, taskType)) {
    if (Array.isArray(value) && columnName(key) === 'candidates' && taskTypes[taskType].scale === 'orders') {
      return problem({ kind: 'no-candidates', count: value.length, least: fewestCandidates, most: mostCandidates })
    }
    const name = nameFor(columnName(key), columns)
    if (name === null) continue
    const [tooLong] = isKnownColumn(taskType, name) ? nameTooLong(name) : []
    if (tooLong !== undefined) return problem(tooLong)
    const cell = cellOf(name, value, taskType)
    if (cell === null) {
      if (isKnownColumn(taskType, name)) return problem({ kind: 'no-text-or-number', column: name })
      unused.push(name)
      continue
    }
    if (typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value)) {
      return problem({ kind: 'number-too-large', column: name })
    }
    if (cells.has(name)) return problem({ kind: 'key-twice', column: name })
    cells.set(name, cell)
  }
  return { kind: 'row', line, cells, missing: 0, unused }
}

/** What a row of JSONL holds, a ranking's list of candidates spread out. */
export function entriesOf(fields: Fields, taskType: TaskTypeName): (readonly [string, unknown])[] {
  return Object.entries(fields).flatMap(([key, value]) => candidatesIn(key, value, taskType) ?? [[key, value] as const])
}

/** A ranking's list of candidates as columns of their own; null for anything else, and where it holds too few or too many. */
function candidatesIn(key: string, value: unknown, taskType: TaskTypeName): (readonly [string, unknown])[] | null {
  if (taskTypes[taskType].scale !== 'orders' || columnName(key) !== 'candidates' || !Array.isArray(value)) return null
  if (value.length < fewestCandidates || value.length > mostCandidates) return null
  return value.map((text, at) => [candidateLetters[at] ?? '', text] as const)
}

/**
 * Null where a value cannot stand in a cell. A list of labels is as good as labels with semicolons; one of none says that none
 * fits, where an answer may be a list at all.
 */
export function cellOf(name: string, value: unknown, taskType: TaskTypeName): string | null {
  if (value === null) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (name !== 'gold' || !Array.isArray(value) || !value.every((one) => typeof one === 'string')) return null
  return value.length === 0 && taskTypes[taskType].scale === 'sets' ? noneWritten : value.join(';')
}

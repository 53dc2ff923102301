import { columnName, isKnownColumn, knownColumns, type RawRow, requiredColumns } from '../../domain/items/item-row.ts'
import type { RowOddity, RowWarning } from '../../domain/items/item-warning.ts'
import { isFormulaError, isShortenedNumber, meansNothing } from '../../domain/items/spreadsheet-accidents.ts'
import type { TaskTypeName } from '../../domain/task-types/task-types.ts'
import { nearest } from '../../domain/texts/nearest.ts'
import type { ItemsFileRow } from './read-items-file.ts'

/** Collects what is odd but not wrong about rows, each oddity told once with the lines that have it. */
export type RowNotes = {
  columns(names: Iterable<string>): void
  row(row: Extract<ItemsFileRow, { kind: 'row' }>): void
  warnings(): RowWarning[]
}

const linesNamed = 5
const columnsNamed = 20
const columnsFollowed = 1_000

const oddities: readonly (readonly [kind: RowOddity, has: (row: RawRow, taskType: TaskTypeName) => boolean])[] = [
  ['header-again', (row) => row.size > 1 && [...row].every(([name, it]) => columnName(it) === name)],
  ['cell-without-column', (row) => isFilled(row, '')],
  ['gold-unexplained', (row) => isFilled(row, 'gold') && !isFilled(row, 'explanation')],
  ['explanation-without-gold', (row) => !isFilled(row, 'gold') && isFilled(row, 'explanation')],
  ['ids-shortened', (row) => isShortenedNumber(cell(row, 'id'))],
  ['text-means-nothing', (row, taskType) => requiredColumns(taskType).some((name) => meansNothing(cell(row, name)))],
  ['formula-beside-text', (row) => [...row].some(([name, it]) => isBeside(name) && isFormulaError(it.trim()))],
  // The sign that stands where a character was lost.
  ['lost-character', (row) => [...row.values()].some((it) => it.includes('\uFFFD'))],
]

function isBeside(name: string): boolean {
  return name === 'explanation' || name.startsWith('context_')
}

function cell(row: RawRow, name: string): string {
  return (row.get(name) ?? '').trim()
}

function isFilled(row: RawRow, name: string): boolean {
  return cell(row, name) !== ''
}

export function rowNotes(taskType: TaskTypeName): RowNotes {
  const unknown = new Set<string>()
  const known = new Set<string>()
  const found = oddities.map(([kind, has]) => ({ kind, has, lines: lineList() }))
  const short = lineList()
  const columns = (names: Iterable<string>) => {
    for (const name of names) {
      if (name === '' || known.has(name) || unknown.size >= columnsNamed) continue
      if (!isKnownColumn(taskType, name)) unknown.add(name)
      else if (known.size < columnsFollowed) known.add(name)
    }
  }
  return {
    columns,
    row({ line, cells, missing }) {
      for (const { has, lines } of found) if (has(cells, taskType)) lines.add(line)
      if (missing > 0) short.add(line)
    },
    warnings() {
      return [
        ...[...unknown].map((name) => unknownColumn(name, taskType)),
        ...found.flatMap(({ kind, lines }) => lines.tell(kind)),
        ...short.tell('fewer-cells'),
      ]
    },
  }
}

/** Shown beside the item, it would give the answer away. */
const namesOfGold = new Set(['label', 'labels', 'answer', 'truth'])

function unknownColumn(name: string, taskType: TaskTypeName): RowWarning {
  const near = namesOfGold.has(name) ? 'gold' : nearest(name, knownColumns(taskType))
  return { kind: 'column-unused', column: name, near }
}

function lineList() {
  const lines: number[] = []
  let count = 0
  return {
    add(line: number) {
      count++
      if (lines.length < linesNamed) lines.push(line)
    },
    tell(kind: RowOddity): RowWarning[] {
      return count === 0 ? [] : [{ kind, lines, more: count - lines.length }]
    },
  }
}

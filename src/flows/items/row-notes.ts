import { columnName, isKnownColumn, knownColumns, type RawRow, requiredColumns } from '../../domain/items/item-row.ts'
import { isFormulaError, isShortenedNumber, meansNothing } from '../../domain/items/spreadsheet-accidents.ts'
import type { TaskTypeName } from '../../domain/task-types/task-types.ts'
import { nearest } from '../../domain/texts/nearest.ts'
import type { ItemsFileRow } from './read-items-file.ts'

/** Collects what is odd but not wrong about rows, each oddity told once with the lines that have it. */
export type RowNotes = {
  columns(names: Iterable<string>): void
  row(row: Extract<ItemsFileRow, { kind: 'row' }>): void
  warnings(): string[]
}

const linesNamed = 5
const columnsNamed = 20
const columnsFollowed = 1_000

export const shortenedAdvice =
  'A spreadsheet wrote it short, and its last digits are lost: make the column text before the ids are filled in.'

/** What may be odd about a row, and how that is told. */
const oddities: readonly (readonly [told: string, has: (row: RawRow, taskType: TaskTypeName) => boolean])[] = [
  [
    'The header once more, as where two files are put together; it becomes an item',
    (row) => row.size > 1 && [...row].every(([name, it]) => columnName(it) === name),
  ],
  ['Something in a column without a name, which is not used', (row) => isFilled(row, '')],
  ['Gold without an explanation', (row) => isFilled(row, 'gold') && !isFilled(row, 'explanation')],
  [
    'An explanation without gold, which nobody will see',
    (row) => !isFilled(row, 'gold') && isFilled(row, 'explanation'),
  ],
  [
    'Ids such as 4.89E+10, shortened by a spreadsheet so that their last digits are lost',
    (row) => isShortenedNumber(cell(row, 'id')),
  ],
  [
    'A text that is only a word for nothing, such as nan or null, and will be shown to people as it is',
    (row, taskType) => requiredColumns(taskType).some((name) => meansNothing(cell(row, name))),
  ],
  [
    'A formula that failed, such as #N/A, beside the text',
    (row) => [...row].some(([name, it]) => isBeside(name) && isFormulaError(it.trim())),
  ],
  [
    'The sign �, which stands where a character was lost',
    (row) => [...row.values()].some((it) => it.includes('\uFFFD')),
  ],
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
  const found = oddities.map(([told, has]) => ({ told, has, lines: lineList() }))
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
        ...found.flatMap(({ told, lines }) => lines.tell(told)),
        ...short.tell('Fewer cells than the header has; those that are missing count as empty'),
      ]
    },
  }
}

/** Shown beside the item, it would give the answer away. */
const namesOfGold = new Set(['label', 'labels', 'answer', 'truth'])

function unknownColumn(name: string, taskType: TaskTypeName): string {
  const near = namesOfGold.has(name) ? 'gold' : nearest(name, knownColumns(taskType))
  const advice = near === null ? `Call it \`context_${name}\` to show it beside the item.` : `Did you mean \`${near}\`?`
  return `The column \`${name.slice(0, 60)}\` is not used. ${advice}`
}

function lineList() {
  const first: number[] = []
  let count = 0
  return {
    add(line: number) {
      count++
      if (first.length < linesNamed) first.push(line)
    },
    tell(what: string): string[] {
      if (count === 0) return []
      const more = count > first.length ? ` and ${count - first.length} more` : ''
      return [`${what}: line${count === 1 ? '' : 's'} ${first.join(', ')}${more}.`]
    },
  }
}

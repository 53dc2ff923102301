import type { TaskType } from '../../domain/campaign.ts'
import { isKnownColumn, knownColumns, type RawRow } from '../../domain/item-row.ts'
import { nearest } from '../nearest.ts'

/** Collects what is odd but not wrong about rows, each oddity told once with the lines that have it. */
export type RowNotes = {
  columns(names: Iterable<string>): void
  row(line: number, cells: RawRow): void
  warnings(): string[]
}

const linesNamed = 5
const columnsNamed = 20
const columnsFollowed = 1_000

export function rowNotes(taskType: TaskType): RowNotes {
  const unknown = new Set<string>()
  const known = new Set<string>()
  const unexplained = lineList()
  const explainedInVain = lineList()
  const columns = (names: Iterable<string>) => {
    for (const name of names) {
      if (name === '' || known.has(name) || unknown.size >= columnsNamed) continue
      if (!isKnownColumn(taskType, name)) unknown.add(name)
      else if (known.size < columnsFollowed) known.add(name)
    }
  }
  return {
    columns,
    row(line, cells) {
      const has = (name: string) => (cells.get(name) ?? '').trim() !== ''
      if (has('gold') && !has('explanation')) unexplained.add(line)
      if (!has('gold') && has('explanation')) explainedInVain.add(line)
    },
    warnings() {
      return [
        ...[...unknown].map((name) => unknownColumn(name, taskType)),
        ...unexplained.tell('Gold without an explanation'),
        ...explainedInVain.tell('An explanation without gold, which nobody will see'),
      ]
    },
  }
}

function unknownColumn(name: string, taskType: TaskType): string {
  const near = nearest(name, knownColumns(taskType))
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

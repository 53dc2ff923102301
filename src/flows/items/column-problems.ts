import type { ColumnProblem, NamesThere } from '../../domain/items/item-problem.ts'
import { type RawRow, requiredColumns } from '../../domain/items/item-row.ts'
import type { LineProblem } from '../../domain/items/line-problem.ts'
import type { TaskTypeName } from '../../domain/task-types/task-types.ts'
import { nearest } from '../../domain/texts/nearest.ts'

const longestName = 200
const namesNamed = 10

/** What is wrong with the columns of a CSV file as a whole. */
export function columnProblems(names: readonly string[], taskType: TaskTypeName): ColumnProblem[] {
  const known = new Set<string>()
  const twice = new Set(names.filter((name) => name !== '' && known.size === known.add(name).size))
  const missing = requiredColumns(taskType).filter((name) => !known.has(name))
  return [
    ...names.flatMap(nameTooLong),
    ...[...twice].map((column) => ({ kind: 'column-twice', column }) as const),
    ...missing.map((column) => ({ kind: 'no-column', column, there: namesThere(column, names) }) as const),
  ]
}

export function nameTooLong(name: string): ColumnProblem[] {
  const { length } = name
  return length <= longestName
    ? []
    : [{ kind: 'name-too-long', name: `${name.slice(0, 40)}…`, length, most: longestName }]
}

/** The rows of JSONL that lack what each must have: said once, however many they are. */
export type MissingKeys = {
  /** Whether a row has all it must have; it is remembered where not. */
  has(line: number, row: RawRow): boolean
  problems(): LineProblem[]
}

export function missingKeys(taskType: TaskTypeName): MissingKeys {
  const lacking = new Map<string, { line: number; keys: readonly string[]; count: number }>()
  return {
    has(line, row) {
      const missing = requiredColumns(taskType).filter((name) => !row.has(name))
      for (const name of missing) {
        const known = lacking.get(name)
        if (known === undefined) lacking.set(name, { line, keys: [...row.keys()], count: 1 })
        else known.count++
      }
      return missing.length === 0
    },
    problems: () =>
      [...lacking].map(([column, { line, keys, count }]) => {
        return { line, what: { kind: 'no-key', column, others: count - 1, there: namesThere(column, keys) } }
      }),
  }
}

function namesThere(name: string, names: readonly string[]): NamesThere {
  const written = names.filter((one) => one !== '')
  const near = nearest(
    name,
    written.filter((one) => one.length > 1 || name.length === 1),
  )
  if (near !== null) return { kind: 'near', name: near }
  const shown = written.slice(0, namesNamed).map((one) => one.slice(0, longestName))
  return { kind: 'all', names: shown, more: written.length - shown.length }
}

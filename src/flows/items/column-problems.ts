import { type RawRow, requiredColumns } from '../../domain/items/item-row.ts'
import type { LineProblem } from '../../domain/items/line-problem.ts'
import type { TaskTypeName } from '../../domain/task-types/task-types.ts'
import { nearest } from '../../domain/texts/nearest.ts'

const longestName = 200
const namesNamed = 10

/** What is wrong with the columns of a CSV file as a whole. */
export function columnProblems(names: readonly string[], taskType: TaskTypeName): string[] {
  const known = new Set<string>()
  const twice = new Set(names.filter((name) => name !== '' && known.size === known.add(name).size))
  const missing = requiredColumns(taskType).filter((name) => !known.has(name))
  return [
    ...names.flatMap(nameTooLong),
    ...[...twice].map((name) => `Two columns are called “${name}”.`),
    ...missing.map((name) => `There is no column “${name}”. ${whatThereIs(name, names)}`),
  ]
}

export function nameTooLong(name: string): string[] {
  if (name.length <= longestName) return []
  return [
    `The name “${name.slice(0, 40)}…” has ${name.length.toLocaleString('en-US')} characters; ${longestName} is the most.`,
  ]
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
      [...lacking].map(([name, { line, keys, count }]) => {
        const more =
          count === 1
            ? ''
            : count === 2
              ? ', nor on another line'
              : `, nor on ${(count - 1).toLocaleString('en-US')} other lines`
        return { line, message: `There is no “${name}” here${more}. ${whatThereIs(name, keys)}` }
      }),
  }
}

function whatThereIs(name: string, names: readonly string[]): string {
  const written = names.filter((one) => one !== '')
  const near = nearest(
    name,
    written.filter((one) => one.length > 1 || name.length === 1),
  )
  if (near !== null) return `Is it the one called “${near}”?`
  if (written.length === 0) return 'There is nothing else either.'
  const shown = written.slice(0, namesNamed).map((one) => `“${one.slice(0, longestName)}”`)
  const rest = written.length - shown.length
  return `What is there: ${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}.`
}

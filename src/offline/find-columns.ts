import { count } from '../bots/words/en/count.ts'
import { isFormulaError } from '../domain/items/spreadsheet-accidents.ts'
import { tidyLabel } from '../domain/labels/label-key.ts'
import { BadInput, shown } from './bad-input.ts'

/** A column that is looked for: the names it may go by, and whether a file, or a row of it, may do without. */
export type WantedColumn = {
  readonly names: readonly string[]
  readonly isOptional?: boolean
  readonly mayBeBlank?: boolean
}

/** What is wanted of a file, and columns that show it to be one of another kind: what it would be, in words. */
export type Wanted = {
  readonly columns: Readonly<Record<string, WantedColumn>>
  readonly foreign?: { readonly names: readonly string[]; readonly advice: string }
}

export type FoundColumns = {
  /** Where each wanted column stands, in their order; −1 where the file does without. */
  readonly places: readonly number[]
  /** What is to be told of the columns that nobody asked for; null where there is none. */
  readonly note: string | null
}

const mostNamed = 3

/**
 * Finds the wanted columns among a file's own, whatever their order; the others are passed over.
 *
 * @throws BadInput where one is missing or there twice
 */
export function findColumns(header: readonly string[], { columns, foreign }: Wanted, path: string): FoundColumns {
  const names = header.map((name) => tidyLabel(name).toLowerCase())
  const wanted = Object.values(columns)
  const known = new Set(wanted.flatMap((column) => column.names))
  if (!names.some((name) => known.has(name))) {
    throw new BadInput(
      `${path} has no header: its first line should be ${headerOf(columns)}, not ${shown(names.join())}`,
    )
  }
  const stranger = names.find((name) => foreign?.names.includes(name))
  if (stranger !== undefined) throw new BadInput(`${path} has a column ${shown(stranger)}: ${foreign?.advice}`)
  const places = wanted.map((column) => placeOf(column, names, columns, path))
  const rest = header.filter((_, at) => !places.includes(at))
  return { places, note: rest.length === 0 ? null : passedOver(rest, path) }
}

function placeOf(column: WantedColumn, names: readonly string[], columns: Wanted['columns'], path: string): number {
  const found = names.flatMap((name, at) => (column.names.includes(name) ? [at] : []))
  if (found.length > 1 || (found.length === 0 && column.isOptional !== true)) {
    const trouble = found.length === 0 ? 'has no column' : 'has more than one column'
    throw new BadInput(`${path} ${trouble} ${column.names.join(' or ')}: its header should be ${headerOf(columns)}`)
  }
  return found[0] ?? -1
}

function passedOver(rest: readonly string[], path: string): string {
  const named = rest.filter((name) => name.trim() !== '')
  const unnamed = rest.length - named.length
  const more = named.length - mostNamed
  const all = [
    ...named.slice(0, mostNamed).map(shown),
    ...(more > 0 ? [`${more} more`] : []),
    ...(unnamed > 0 ? [count(unnamed, 'column without a name', 'columns without a name')] : []),
  ]
  return `${path}: passed over ${all.length > 1 ? `${all.slice(0, -1).join(', ')} and ${all.at(-1)}` : all[0]}, which ${rest.length === 1 ? 'is' : 'are'} not needed.`
}

function headerOf(columns: Wanted['columns']): string {
  const needed = Object.values(columns).filter(({ isOptional }) => isOptional !== true)
  const first = needed.map(({ names }) => names[0])
  const second = needed.map(({ names }) => names[1] ?? names[0])
  return second.join() === first.join() ? first.join() : `${first.join()} (or ${second.join()})`
}

/**
 * What a row lacks; null where it lacks nothing.
 *
 * @param cells how many it has: a cell that is not there is no blank one
 */
export function lackOf(
  values: readonly string[],
  cells: number,
  { places }: FoundColumns,
  { columns }: Wanted,
): string | null {
  const lacking = Object.entries(columns).find(([, { isOptional, mayBeBlank }], at) => {
    if (isOptional === true) return false
    return (places[at] ?? 0) >= cells || (mayBeBlank !== true && values[at] === '')
  })
  if (lacking !== undefined) return `no ${lacking[0]}`
  const failed = Object.keys(columns).find((name, at) => isName(name) && isFormulaError(values[at] ?? ''))
  return failed === undefined ? null : `${failed} is a formula that failed in a spreadsheet`
}

/** Whether a column tells which item or whose answer it is. */
function isName(column: string): boolean {
  return column === 'item' || column === 'annotator'
}

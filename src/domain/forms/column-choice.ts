import type { ItemContent } from '../item.ts'
import type { FileLook } from '../items/file-look.ts'
import { type ColumnPlaces, type ColumnUse, columnUses, isAsked } from '../items/guess-columns.ts'
import { findLabel } from '../labels/find-label.ts'
import type { Label } from '../labels/label.ts'
import { noneWritten } from '../task-types/multi-choice.ts'
import { readOrder } from '../task-types/ranking.ts'
import { askedColumns } from '../task-types/task-type.ts'
import { type TaskTypeName, taskTypes } from '../task-types/task-types.ts'
import { type ColumnField, columnFields, type FieldProblem } from './campaign-form.ts'

/** What stands for no column where one may be chosen. */
export const noColumn = 'none'

const useOf: Readonly<Record<ColumnField, ColumnUse>> = {
  columnText: 'text',
  columnA: 'a',
  columnB: 'b',
  columnC: 'c',
  columnD: 'd',
  columnE: 'e',
  columnGold: 'gold',
  columnId: 'id',
  columnPriority: 'priority',
}

/** The choices that a lead has where items have so many columns: what is asked about, and of what is left whatever can be there. */
export function columnChoices(columns: number, taskType: TaskTypeName): readonly ColumnField[] {
  const asked: readonly string[] = taskTypes[taskType].columns
  const may: readonly string[] = askedColumns(taskTypes[taskType])
  return columnFields.filter((field) => {
    const use = useOf[field]
    return asked.includes(use) || (columns > asked.length && (!isAsked(use) || may.includes(use)))
  })
}

/** The value of a choice as the columns stand. */
export function chosenColumn(field: ColumnField, places: ColumnPlaces): string {
  return String(places[useOf[field]] ?? noColumn)
}

/**
 * The columns as a lead has chosen them. What was guessed holds where nothing was asked, unless it was chosen for something else.
 *
 * @param chosen what a field holds; undefined where it is not there
 */
export function chosenPlaces(
  chosen: (field: ColumnField | 'columnContext') => string | undefined,
  guessed: ColumnPlaces,
  columns: number,
): ColumnPlaces {
  const placeIn = (text: string) => (/^\d+$/u.test(text) && Number(text) < columns ? Number(text) : null)
  const asked = columnFields.flatMap((field) => {
    const text = chosen(field)
    return text === undefined ? [] : [[useOf[field], placeIn(text)] as const]
  })
  const context = chosen('columnContext')
  const shown = context?.split(',').flatMap((text) => placeIn(text) ?? []) ?? guessed.context
  const taken = new Set([...asked.map(([, at]) => at), ...shown])
  const known = Object.fromEntries(asked)
  const others = columnUses.flatMap((use) => {
    const at = guessed[use]
    return use in known ? [] : [[use, at === null || taken.has(at) ? null : at] as const]
  })
  return { ...guessed, ...Object.fromEntries(others), ...known, context: shown }
}

/** What is wrong with the choice of columns, and with labels of which no known answer is one. */
export function columnProblems(
  look: FileLook,
  places: ColumnPlaces,
  taskType: TaskTypeName,
  labels: readonly Label[],
): FieldProblem[] {
  const taken = new Set<number>()
  const wrong = columnChoices(look.columns.length, taskType).flatMap((field): FieldProblem[] => {
    const at = places[useOf[field]]
    const isAsked = (taskTypes[taskType].columns as readonly string[]).includes(useOf[field])
    if (at === null) return isAsked ? [{ field, what: { kind: 'column-not-chosen' } }] : []
    if (taken.has(at)) return [{ field, what: { kind: 'column-chosen-twice' } }]
    taken.add(at)
    return []
  })
  const context: FieldProblem[] = places.context.some((at) => taken.has(at))
    ? [{ field: 'columnContext', what: { kind: 'column-chosen-twice' } }]
    : []
  return [...wrong, ...context, ...goldProblems(look, places, taskType, labels)]
}

const valuesNamed = 3

function goldProblems(
  look: FileLook,
  { gold }: ColumnPlaces,
  taskType: TaskTypeName,
  labels: readonly Label[],
): FieldProblem[] {
  const column = gold === null ? undefined : look.columns[gold]
  if (column === undefined || labels.length === 0 || column.filled === 0) return []
  const { scale, labels: own } = taskTypes[taskType]
  const values = column.values?.map(({ text }) => text) ?? []
  const isLabel = (text: string) =>
    scale === 'orders' ? readOrder(text) !== null : text === noneWritten || findLabel(labels, text.trim()) !== undefined
  if (values.some((text) => (scale === 'sets' ? text.split(';').some(isLabel) : isLabel(text)))) return []
  const field = own.kind === 'own' ? 'columnGold' : 'labels'
  const named = values.slice(0, valuesNamed).map((text) => text.slice(0, 40))
  return [{ field, what: { kind: 'gold-of-other-labels', column: column.name.slice(0, 60), values: named } }]
}

/** The first item of a file as an expert will see it. */
export function firstItem({ columns, first }: FileLook, places: ColumnPlaces, taskType: TaskTypeName): ItemContent {
  const cell = (at: number | null) => (at === null ? null : (first[at] ?? null))
  const type = taskTypes[taskType]
  const isRanking = type.scale === 'orders'
  const asked = (use: 'text' | 'a' | 'b') => (!isRanking && type.columns.includes(use) ? cell(places[use]) : null)
  const candidates = isRanking ? askedColumns(type).flatMap((use) => cell(places[use]) || []) : null
  const image = cell(places.image)?.trim() ?? ''
  const draft = taskTypes[taskType].mayHaveDraft ? (cell(places.draft)?.trim() ?? '') : ''
  return {
    text: asked('text'),
    a: asked('a'),
    b: asked('b'),
    ...(candidates === null ? {} : { candidates }),
    ...(draft === '' ? {} : { draft }),
    image: URL.parse(image)?.protocol === 'https:' ? image : null,
    context: places.context.flatMap((at) => {
      const value = cell(at) ?? ''
      const name = columns[at]?.name.replace(/^context_/u, '') ?? ''
      return value.trim() === '' ? [] : [[name, value] as const]
    }),
  }
}

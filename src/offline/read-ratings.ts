import { count } from '../bots/words/en/count.ts'
import { isShortenedNumber, meansNothing } from '../domain/items/spreadsheet-accidents.ts'
import { type TaskTypeName, taskTypeNames } from '../domain/task-types/task-types.ts'
import { type RatingTable, ratingTableBuilder } from '../metrics/ratings/rating-table.ts'
import { BadInput, shown } from './bad-input.ts'
import type { Wanted } from './find-columns.ts'
import { noAnswers } from './label-spellings.ts'
import type { Listener } from './listener.ts'
import { readScoreRows } from './read-score-rows.ts'

/** The last five are of our own export, and known by it. */
const wanted: Wanted = {
  columns: {
    item: { names: ['item', 'task'] },
    annotator: { names: ['annotator', 'worker'] },
    label: { names: ['label'], mayBeBlank: true },
    givenAt: { names: ['given_at'], isOptional: true },
    guidelineVersion: { names: ['guideline_version'], isOptional: true },
    counted: { names: ['counted'], isOptional: true },
    supersededAt: { names: ['superseded_at'], isOptional: true },
    taskType: { names: ['task_type'], isOptional: true },
  },
}
const mostClasses = 1000

/** Answers as a file has them. */
export type ReadAnswers = {
  /** Its classes are what stands in the file's cells. */
  readonly table: RatingTable
  /** The line of each rating, by its place of arrival. */
  readonly lines: readonly number[]
  /** Whether it is an export of ours. */
  readonly isOurs: boolean
  /** The campaign's, where such an export tells. */
  readonly taskType: TaskTypeName | null
}

/**
 * The answers of a file. Of our own export those that do not count or do not stand are left out.
 *
 * @throws BadInput when it cannot be read, or holds too many labels
 */
export async function readRatings(path: string, { progress, note }: Listener): Promise<ReadAnswers> {
  const builder = ratingTableBuilder()
  const lines: number[] = []
  const chosen = new Set<string>()
  let taskType: TaskTypeName | null = null
  let isOurs = false
  let [uncounted, superseded] = [0, 0]
  await readScoreRows(path, wanted, note, (values, line) => {
    const [item = '', annotator = '', label = '', givenAt, version, counts, supersededAt, type] = values
    if (givenAt && version && counts) {
      isOurs = true
      taskType ??= taskTypeNames.find((known) => known === type) ?? null
      // Spreadsheets and pandas write FALSE and False for it, and R NA into cells that were blank.
      const isUncounted = /^false$/iu.test(counts)
      const isReplaced = supersededAt !== undefined && supersededAt !== '' && !meansNothing(supersededAt)
      if (isReplaced) superseded++
      else if (isUncounted) uncounted++
      if (isReplaced || isUncounted) return null
    }
    builder.add(item, annotator, label)
    lines.push(line)
    if (!chosen.has(label)) refuseTooMany(chosen.add(label).size, path)
    if (lines.length % 100_000 === 0) progress(`${count(lines.length, 'answer')} read`)
    return null
  })
  const leftOut = [
    ...(uncounted > 0 ? [`${count(uncounted, 'answer')} that ${uncounted === 1 ? 'does' : 'do'} not count`] : []),
    ...(superseded > 0 ? [`${count(superseded, 'answer')} that a later one replaced`] : []),
  ]
  if (leftOut.length > 0) note(`${path}: left out ${leftOut.join(' and ')}.`)
  const table = builder.build()
  const short = table.items.filter(isShortenedNumber)
  if (short.length > 0) {
    const have = count(short.length, 'item has an id', 'items have ids')
    note(
      `${path}: ${have} that a spreadsheet wrote short, such as ${shown(short[0] ?? '')}; several may have become one.`,
    )
  }
  for (const [what, names] of [
    ['an item', table.items],
    ['an annotator', table.raters],
  ] as const) {
    const nothing = names.filter((name) => noAnswers.has(name)).map(shown)
    if (nothing.length > 0) {
      note(`${path}: ${what} is called ${nothing.join(' and ')}; take these rows out if that stands for nothing.`)
    }
  }
  return { table, lines, isOurs, taskType }
}

function refuseTooMany(classes: number, path: string): void {
  if (classes <= mostClasses) return
  throw new BadInput(`${path} holds more than ${mostClasses} different labels: is the label column the right one?`)
}

import type { RatingTable } from '../../metrics/rating-table.ts'
import { ratingTableBuilder } from '../../metrics/rating-table.ts'
import { repeatedRatings, withoutRepeats } from '../../metrics/repeated-ratings.ts'
import { BadInput, shown } from './bad-input.ts'
import { readTableRows } from './read-table-rows.ts'

const columns = { item: ['item', 'task'], annotator: ['annotator', 'worker'], label: ['label'] }
const mostClasses = 1000

/**
 * The answers of a CSV file.
 *
 * @param classes labels known from elsewhere, to be counted among those that can be chosen
 * @param onRows told now and then how many answers were read
 * @param note told of what was mended
 * @throws BadInput when there is nothing in it to compare, or an annotator contradicts themselves
 */
export async function readRatings(
  path: string,
  classes: readonly string[],
  onRows: (rows: number) => void,
  note: (text: string) => void,
): Promise<RatingTable> {
  const builder = ratingTableBuilder(classes)
  const lines: number[] = []
  const chosen = new Set<string>()
  await readTableRows(path, columns, ([item = '', annotator = '', label = ''], line) => {
    builder.add(item, annotator, label)
    lines.push(line)
    if (!chosen.has(label)) refuseTooMany(chosen.add(label).size, path)
    if (lines.length % 100_000 === 0) onRows(lines.length)
  })
  if (chosen.size < 2) throw new BadInput(`${path} holds one class only: there is nothing to agree or disagree about`)
  const table = builder.build()
  if (table.raters.length < 2) throw new BadInput(`${path} holds one annotator only: agreement needs at least two`)
  return onceEach(table, lines, path, note)
}

function refuseTooMany(classes: number, path: string): void {
  if (classes <= mostClasses) return
  throw new BadInput(`${path} holds more than ${mostClasses} different labels: is the label column the right one?`)
}

function onceEach(table: RatingTable, lines: readonly number[], path: string, note: (text: string) => void) {
  const { again, conflict } = repeatedRatings(table)
  if (conflict !== null) {
    const at = table.arrivalAt.indexOf(conflict.second)
    const item = table.items[table.itemStart.findLastIndex((start) => start <= at)] ?? ''
    const annotator = table.raters[table.raterAt[at] ?? 0] ?? ''
    throw new BadInput(
      `${path} has two different labels by annotator ${shown(annotator)} for item ${shown(item)}, ` +
        `at lines ${lines[conflict.first]} and ${lines[conflict.second]}: each may answer an item once`,
    )
  }
  if (again === 0) return table
  note(`${path}: ${again} ${again === 1 ? 'answer is' : 'answers are'} given twice and counted once`)
  return withoutRepeats(table)
}

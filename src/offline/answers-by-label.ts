import { count } from '../bots/words/en/count.ts'
import { noneWritten } from '../domain/task-types/multi-choice.ts'
import { repeatedRatings, withoutRepeats } from '../metrics/agreement/repeated-ratings.ts'
import type { RatingTable } from '../metrics/ratings/rating-table.ts'
import { sortLabels } from '../metrics/ratings/rating-table.ts'
import { renamedClasses } from '../metrics/ratings/renamed-classes.ts'
import { BadInput, refuseLines, shown } from './bad-input.ts'
import { type LabelSpellings, labelSpellings, type SpellingCounts } from './label-spellings.ts'
import type { Listener } from './listener.ts'
import type { KnownLabels } from './read-known-labels.ts'
import type { ReadAnswers } from './read-ratings.ts'
import { decimalCommaNotes, lookAlikeNotes, spellingNotes, strangeLabelNotes } from './spelling-notes.ts'

/** Answers whose labels are told apart by what they mean, not by how they are written. */
export type AnswersByLabel = {
  /** Its classes are labels; or, where an answer may hold several, label ids between hyphens. */
  readonly table: RatingTable
  /** All labels, those that nobody gave included; label `i` has the id `i + 1`. */
  readonly labels: readonly string[]
  /** Those that somebody gave. */
  readonly given: ReadonlySet<string>
  readonly severalAtOnce: boolean
  /** The label of each part of a cell that is an answer: one at most, unless it may hold several. */
  partsOf(cell: string): string[]
  /** The class of a cell, nothing where it says that no label fits; null where it is no answer. A label that is none of the table's makes a class of its own. */
  classOf(cell: string): string | null
}

export type HowToRead = {
  readonly severalAtOnce: boolean
  readonly areNumbers: boolean
  /** What `--labels` names; empty where it is not given. */
  readonly declared: readonly string[]
}

/**
 * Finds out which spellings mean one label, and gives each answer its label.
 *
 * @throws BadInput when nothing is left to compare, or an annotator contradicts themselves
 */
export function answersByLabel(
  path: string,
  { table: written, lines, isOurs }: ReadAnswers,
  { severalAtOnce, areNumbers, declared }: HowToRead,
  { gold, truth }: { readonly gold: KnownLabels | null; readonly truth: KnownLabels | null },
  { note }: Listener,
): AnswersByLabel {
  const split = (cell: string) => (severalAtOnce ? partsIn(cell) : [cell])
  const answers = spelled(cellCounts(written), split)
  const knownCounts = [gold, truth].map((known) => spelled(labelCounts(known), split))
  const known = knownCounts.flatMap((counts) => [...counts.keys()])
  const spellings = labelSpellings({ answers, declared, known, areNumbers })
  for (const text of spellingNotes(path, answers, spellings, 'answer')) note(text)
  for (const [at, side] of [gold, truth].entries()) {
    const counts = knownCounts[at]
    if (side === null || counts === undefined) continue
    for (const text of spellingNotes(side.path, counts, spellings, 'item')) note(text)
  }
  const named = (all: Iterable<string>) => [...all].flatMap((text) => spellings.labelOf(text) ?? [])
  const given = new Set(named(answers.keys()))
  const goldLabels = named(knownCounts[0]?.keys() ?? [])
  const labels = sortLabels([...new Set([...named(declared), ...given, ...goldLabels])])
  const asGiven = sortLabels([...given])
  if (declared.length === 0)
    for (const text of [...lookAlikeNotes(path, asGiven), ...decimalCommaNotes(path, asGiven)]) note(text)
  else noteUndeclared(path, answers, spellings, named(declared), note)
  const idOf = new Map(labels.map((label, index) => [label, index + 1]))
  const partsOf = (cell: string) => [...new Set(named(split(cell)))]
  const classOf = (cell: string) => {
    const parts = partsOf(cell)
    if (severalAtOnce && saysNone(cell)) return ''
    if (parts.length === 0) return null
    if (!severalAtOnce) return parts[0] ?? null
    const ids = parts.map((part) => idOf.get(part) ?? 0).sort((one, other) => one - other)
    return ids.join('-')
  }
  const table = renamedClasses(written, classOf, severalAtOnce ? [] : labels)
  if (table.items.length === 0) throw new BadInput(`${path} holds no answers: every label is blank or means none`)
  if (table.raters.length < 2) throw new BadInput(`${path} holds one annotator only: agreement needs at least two`)
  return { table: onceEach(table, isOurs ? null : lines, path, note), labels, given, severalAtOnce, partsOf, classOf }
}

/** Several labels of one cell stand between semicolons, as in our own files, and where none fits there are none. */
function partsIn(cell: string): string[] {
  return saysNone(cell) ? [] : cell.split(';').map((part) => part.trim())
}

function saysNone(cell: string): boolean {
  return cell.trim() === noneWritten
}

function cellCounts({ classes, classAt }: RatingTable): SpellingCounts {
  const counts = new Int32Array(classes.length)
  for (const at of classAt) counts[at] = (counts[at] ?? 0) + 1
  return new Map(classes.map((cell, at) => [cell, counts[at] ?? 0]))
}

function labelCounts(known: KnownLabels | null): SpellingCounts {
  const counts = new Map<string, number>()
  for (const cell of known?.labelOf.values() ?? []) counts.set(cell, (counts.get(cell) ?? 0) + 1)
  return counts
}

/** Blank parts beside others are no spelling of anything. */
function spelled(cells: SpellingCounts, split: (cell: string) => string[]): SpellingCounts {
  const counts = new Map<string, number>()
  for (const [cell, count] of cells) {
    const parts = split(cell)
    if (parts.length === 0) continue
    const seen = parts.some((part) => part !== '') ? parts.filter((part) => part !== '') : ['']
    for (const part of new Set(seen)) counts.set(part, (counts.get(part) ?? 0) + count)
  }
  return counts
}

function noteUndeclared(
  path: string,
  answers: SpellingCounts,
  { labelOf }: LabelSpellings,
  declared: readonly string[],
  note: (text: string) => void,
): void {
  const strange = new Map<string, number>()
  for (const [spelling, count] of answers) {
    const label = labelOf(spelling)
    if (label !== null && !declared.includes(label)) strange.set(label, (strange.get(label) ?? 0) + count)
  }
  const why = 'is a label that --labels does not name'
  for (const text of strangeLabelNotes(path, strange, declared, 'answer', why)) note(text)
}

/** @param lines null where answers may contradict each other: accounts that turned out to be one person's do so */
function onceEach(table: RatingTable, lines: readonly number[] | null, path: string, note: (text: string) => void) {
  const { again, conflicts } = repeatedRatings(table)
  if (lines !== null) {
    refuseLines(
      path,
      'contradicts itself: each annotator may answer an item once',
      conflicts.map(({ item, rater, first, second }) => {
        const [who, what] = [table.raters[rater] ?? '', table.items[item] ?? ''].map(shown)
        return `line ${lines[second]}: another label by annotator ${who} for item ${what} than at line ${lines[first]}`
      }),
    )
  }
  const repeats = again + conflicts.length
  if (repeats === 0) return table
  note(`${path}: ${count(repeats, 'answer is', 'answers are')} given twice and counted once.`)
  return withoutRepeats(table)
}

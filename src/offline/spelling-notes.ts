import { count } from '../bots/words/en/count.ts'
import { said as words } from '../bots/words/said.ts'
import { isFormulaError } from '../domain/items/spreadsheet-accidents.ts'
import { foreignLetter } from '../domain/labels/foreign-letter.ts'
import { labelKey, numberKey } from '../domain/labels/label-key.ts'
import { lookAlikeKey } from '../domain/labels/look-alike.ts'
import { nearest } from '../domain/texts/nearest.ts'
import { shown } from './bad-input.ts'
import type { LabelSpellings, SpellingCounts } from './label-spellings.ts'

const mostNotes = 10
const mostNamed = 5

/** What a file holds: `answer`, or `item` of one with known labels. */
type Unit = 'answer' | 'item' | 'suggestion'

function mayBeNoAnswer(spelling: string): boolean {
  return perhapsNoAnswer.has(labelKey(spelling)) || isFormulaError(spelling)
}

/** Words that are taken as labels, though some people write them where they have none. */
const perhapsNoAnswer = new Set(['none', '-', '–', '—', 'na', 'nan', 'null', 'n/a', '#n/a', '<na>', '?'])

/** Which spellings of a file were read as which label, which were read as no answer, and which might have been. */
export function spellingNotes(
  path: string,
  written: SpellingCounts,
  { labelOf, isSure }: LabelSpellings,
  unit: Unit,
): string[] {
  const read = [...blanksTogether(written)].map(([spelling, times]) => ({ spelling, times, label: labelOf(spelling) }))
  const said = (all: readonly { spelling: string; times: number }[]) =>
    listed(all.map(({ spelling, times }) => `${spelling === '' ? 'blank' : shown(spelling)} (${count(times, unit)})`))
  const looks = (text: string) => shown(text).normalize('NFC')
  const others = Map.groupBy(
    read.filter(({ spelling, label }) => label !== null && label !== spelling),
    ({ label }) => label ?? '',
  )
  const nothing = read.filter(({ label }) => label === null)
  const doubtful = read.filter(({ spelling, label }) => label !== null && !isSure(spelling) && mayBeNoAnswer(spelling))
  const same = [...others].map(([label, all]) => {
    const unseen = all.some(({ spelling }) => looks(spelling) === looks(label)) ? ', written with other characters' : ''
    return `${path}: ${said(all)} ${all.length === 1 ? 'is' : 'are'} read as ${shown(label)}${unseen}.`
  })
  return [
    ...shortened(
      same,
      (more) => `${path}: ${count(more, 'more label is', 'more labels are')} written in several ways.`,
    ),
    ...(nothing.length === 0
      ? []
      : [
          `${path}: ${said(nothing)} ${isOrAre(nothing)} no answer and left out${nothing.some(({ spelling }) => spelling !== '') ? '; name it with --labels if it is a label' : ''}.`,
        ]),
    ...(doubtful.length === 0
      ? []
      : [
          `${path}: ${said(doubtful)} ${isOrAre(doubtful)} taken as a label; take it out of the file if it is no answer.`,
        ]),
  ]
}

/** What holds nothing that can be seen is as blank as what holds nothing. */
function blanksTogether(written: SpellingCounts): SpellingCounts {
  const counts = new Map<string, number>()
  for (const [text, times] of written) {
    const spelling = labelKey(text) === '' ? '' : text
    counts.set(spelling, (counts.get(spelling) ?? 0) + times)
  }
  return counts
}

/** Labels of a file that are none of those expected, each with how often it is there and the nearest that is expected. */
export function strangeLabelNotes(
  path: string,
  strange: SpellingCounts,
  expected: readonly string[],
  unit: Unit,
  why: string,
): string[] {
  const notes = [...strange].map(([label, times]) => {
    const near = nearest(label, expected)
    const said = `${path}: ${shown(label)} (${count(times, unit)}) ${why}`
    if (near === null) return `${said}: the labels are ${listed(expected.map(shown))}.`
    return `${said}${words.items.sinceForeign(foreignLetter(label, near))}: did you mean ${shown(near)}?`
  })
  return shortened(notes, (more) => `${path}: ${count(more, 'more label', 'more labels')} ${why}.`)
}

/** Labels that nobody can tell apart by looking, and that are told apart all the same. */
export function lookAlikeNotes(path: string, labels: readonly string[]): string[] {
  const notes = [...Map.groupBy(labels, lookAlikeKey).values()].flatMap(([first = '', ...others]) =>
    others.map((other) => {
      const [one, like] = foreignLetter(other, first) === null ? [first, other] : [other, first]
      return `${path}: ${shown(one)} looks like ${shown(like)} and is another label${words.items.sinceForeign(foreignLetter(one, like))}.`
    }),
  )
  return shortened(notes, (more) => `${path}: ${count(more, 'more label looks', 'more labels look')} like others.`)
}

/** Numbers with a decimal comma that are others' with a point, and are told apart all the same. */
export function decimalCommaNotes(path: string, labels: readonly string[]): string[] {
  const numbers = new Map(labels.map((label) => [numberKey(labelKey(label)), label]))
  const notes = labels.flatMap((label) => {
    const same = /\d,\d/u.test(label) ? numbers.get(numberKey(label.replace(',', '.')) ?? '') : undefined
    if (same === undefined) return []
    return [`${path}: ${shown(label)} is another label than ${shown(same)}; write numbers with a decimal point.`]
  })
  return shortened(notes, (more) => `${path}: ${count(more, 'more label has', 'more labels have')} a decimal comma.`)
}

function isOrAre(all: readonly { readonly times: number }[]): string {
  return all.length === 1 && all[0]?.times === 1 ? 'is' : 'are'
}

function listed(all: readonly string[]): string {
  const more = all.length - mostNamed
  const named = more > 0 ? [...all.slice(0, mostNamed), `${more} more`] : all
  return named.length > 1 ? `${named.slice(0, -1).join(', ')} and ${named.at(-1)}` : (named[0] ?? '')
}

function shortened(notes: readonly string[], rest: (more: number) => string): string[] {
  return notes.length > mostNotes ? [...notes.slice(0, mostNotes), rest(notes.length - mostNotes)] : [...notes]
}

import { labelKey, numberKey, tidyLabel } from '../domain/labels/label-key.ts'

/** Texts as files write them, and how often each does. */
export type SpellingCounts = ReadonlyMap<string, number>

export type SpellingsGiven = {
  /** Of people's answers. */
  readonly answers: SpellingCounts
  /** What `--labels` names. */
  readonly declared: readonly string[]
  /** Labels that truth and gold hold. */
  readonly known: readonly string[]
  /** Whether labels stand for numbers, so that any spelling of a number is that number. */
  readonly areNumbers: boolean
}

export type LabelSpellings = {
  /** The label that a text means, as it is called from here on; null where the text is no answer. */
  readonly labelOf: (written: string) => string | null
  /** Whether it is declared or known to be a label, and not only taken as one. */
  readonly isSure: (written: string) => boolean
}

/** What programs write where there is nothing. In other spellings (`Na`, `none`, `-`) it may well be a label. */
export const noAnswers: ReadonlySet<string> = new Set([
  'NaN',
  'nan',
  'NAN',
  'null',
  'NULL',
  'NA',
  '<NA>',
  'N/A',
  'n/a',
  '#N/A',
])

/**
 * Which spellings are one label. Texts with one key are; and so are numbers in several spellings, unless what is
 * declared or known holds two of them. A label goes by its declared spelling, else by the one that most answers have.
 */
export function labelSpellings({ answers, declared, known, areNumbers }: SpellingsGiven): LabelSpellings {
  const sure = [...declared, ...known].filter((written) => labelKey(written) !== '')
  const apart = areNumbers ? new Set<string>() : numbersKeptApart(sure)
  const idOf = (written: string) => {
    const key = labelKey(written)
    const number = (areNumbers ? anyNumber(key) : null) ?? numberKey(key)
    return number === null || apart.has(number) ? `text ${key}` : `number ${number}`
  }
  const sureIds = new Set(sure.map(idOf))
  const isSure = (written: string) => sureIds.has(idOf(written))
  const isNoAnswer = (written: string) =>
    labelKey(written) === '' || (noAnswers.has(tidyLabel(written)) && !isSure(written))
  const nameOf = (written: string) => {
    const name = tidyLabel(written)
    // The measures take the value from the name: digits of full width have none.
    return areNumbers && Number.isNaN(Number(name)) ? (anyNumber(labelKey(written)) ?? name) : name
  }
  const names = new Map<string, string>()
  const byCount = [...answers].sort(commonestFirst).map(([written]) => written)
  for (const written of [...declared, ...byCount, ...known]) {
    if (!isNoAnswer(written) && !names.has(idOf(written))) names.set(idOf(written), nameOf(written))
  }
  const labelOf = (written: string) => (isNoAnswer(written) ? null : (names.get(idOf(written)) ?? nameOf(written)))
  return { labelOf, isSure }
}

/** Of spellings that are as common, the shortest. */
function commonestFirst([one, count]: [string, number], [other, otherCount]: [string, number]): number {
  return otherCount - count || one.length - other.length || (one < other ? -1 : 1)
}

/** Numbers of which two spellings are known to be labels, and so to mean two things. */
function numbersKeptApart(sure: readonly string[]): Set<string> {
  const keys = new Set(sure.map(labelKey))
  const seen = new Set<string>()
  const apart = new Set<string>()
  for (const key of keys) {
    const number = numberKey(key)
    if (number === null) continue
    if (seen.has(number)) apart.add(number)
    seen.add(number)
  }
  return apart
}

/** Exponents too, as the measures read them. */
function anyNumber(key: string): string | null {
  const value = key === '' ? Number.NaN : Number(key)
  return Number.isFinite(value) ? (numberKey(key) ?? String(value)) : null
}

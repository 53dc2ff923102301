import type { AskingHours, DaySpan } from '../asking/asking-hours.ts'
import type { DayRange } from '../asking/good-ranges.ts'
import { cutText } from '../texts/cut-text.ts'
import { isLocalDay, type LocalDay } from '../time/time.ts'
import { timeOfDay } from '../time/time-of-day.ts'
import type { AskingFault, AskingForm, AskingProblem, LinesField } from './asking-form.ts'

/** As they are typed. */
const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

/** Of each field. */
const mostLines = 50
/** Nothing that can be read takes more on a line. */
const mostChars = 60

export type AskingRead =
  | { readonly kind: 'hours'; readonly hours: AskingHours }
  | { readonly kind: 'problems'; readonly problems: readonly AskingProblem[] }

/**
 * Settings as somebody filled them in. What is over by `today` is forgotten: a past day off or leave.
 * @param today in the person's own zone
 */
export function readAskingForm(form: AskingForm, today: LocalDay): AskingRead {
  const problems: AskingProblem[] = []
  const problem = (field: keyof AskingForm, what: AskingFault) => void problems.push({ field, what })

  const usual = rangeOf(form.from, form.until)
  if (usual === null) problem('until', { kind: 'ends-before-beginning' })
  const weekly: (DayRange | null)[] = dayNames.map((_, at) => (form.days.includes(at + 1) ? usual : null))
  const readLines = <T>(field: LinesField, read: (line: string) => T | null): T[] => {
    const all = lines(form[field])
    if (all.length > mostLines) {
      problem(field, { kind: 'too-many-lines', lines: all.length, most: mostLines })
      return []
    }
    return all.flatMap((line) => {
      const found = line.length > mostChars ? null : read(line)
      if (found !== null) return [found]
      problem(field, { kind: 'line-not-understood', field, line: cutText(line, mostChars).shown })
      return []
    })
  }
  for (const { day, range } of readLines('otherHours', readDayLine)) weekly[day - 1] = range
  const quiet = readLines('quiet', (line) => readRange(line, true))
  const off = readLines('daysOff', readSpan)
  const { awayFrom, awayUntil, onLeaveUntil } = form
  if (awayUntil !== null) {
    const first = awayFrom ?? today
    if (awayUntil >= first) off.push({ first, last: awayUntil })
    else if (awayFrom !== null) problem('awayUntil', { kind: 'last-day-too-early' })
  } else if (awayFrom !== null) problem('awayUntil', { kind: 'no-last-day' })

  if (problems.length > 0) return { kind: 'problems', problems }
  const coming = off.filter(({ last }) => last >= today).sort((a, b) => (a.first < b.first ? -1 : 1))
  const leaveUntil = onLeaveUntil !== null && onLeaveUntil > today ? onLeaveUntil : null
  return { kind: 'hours', hours: { weekly, quiet, off: coming, onLeaveUntil: leaveUntil } }
}

/** The form that says the same as these hours, as far as they still matter. */
export function askingFormOf(hours: AskingHours, today: LocalDay): AskingForm {
  const ranges = hours.weekly.filter((range) => range !== null)
  const usual = mostCommon(ranges) ?? { from: 9 * 60, until: 17 * 60 }
  const isUsual = (range: DayRange | null) => range !== null && range.from === usual.from && range.until === usual.until
  const others = hours.weekly.flatMap((range, at) =>
    range === null || isUsual(range) ? [] : [`${(dayNames[at] ?? '').slice(0, 3)} ${rangeText(range)}`],
  )
  return {
    days: hours.weekly.flatMap((range, at) => (range === null ? [] : [at + 1])),
    from: timeOfDay(usual.from),
    until: timeOfDay(usual.until),
    otherHours: others.join('\n'),
    quiet: hours.quiet.map(rangeText).join('\n'),
    daysOff: hours.off
      .filter(({ last }) => last >= today)
      .map(({ first, last }) => (first === last ? first : `${first} to ${last}`))
      .join('\n'),
    awayFrom: null,
    awayUntil: null,
    onLeaveUntil: hours.onLeaveUntil !== null && hours.onLeaveUntil > today ? hours.onLeaveUntil : null,
    zone: null,
  }
}

function lines(text: string): string[] {
  return text
    .split(/\r?\n|[,;]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

function readDayLine(line: string): { readonly day: number; readonly range: DayRange | null } | null {
  const [, name = '', rest = ''] = /^(\p{L}+)\.?:?\s+(.+)$/u.exec(line) ?? []
  const at = name.length < 2 ? -1 : dayNames.findIndex((day) => day.toLowerCase().startsWith(name.toLowerCase()))
  if (at < 0) return null
  if (/^(off|free|none)$/i.test(rest)) return { day: at + 1, range: null }
  const range = readRange(rest, false)
  return range === null ? null : { day: at + 1, range }
}

function readRange(text: string, mayWrap: boolean): DayRange | null {
  const [, from = '', until = ''] = /^(\S+?)\s*(?:-|–|—|to|until)\s*(\S+)$/.exec(text) ?? []
  return rangeOf(from, until, mayWrap)
}

function rangeOf(fromText: string, untilText: string, mayWrap = false): DayRange | null {
  const from = minuteOf(fromText)
  const until = minuteOf(untilText)
  if (from === null || until === null || from === 1440 || from === until) return null
  return until > from || mayWrap ? { from, until } : null
}

/** `9`, `9:00`, `09:00` or `24:00`. */
function minuteOf(text: string): number | null {
  const [, hours, minutes = '0'] = /^(\d{1,2})(?::([0-5]\d))?$/.exec(text) ?? []
  if (hours === undefined) return null
  const minute = Number(hours) * 60 + Number(minutes)
  return minute <= 1440 ? minute : null
}

function readSpan(text: string): DaySpan | null {
  const [first = '', last = first, ...more] = text.split(/\s*(?:\bto\b|\buntil\b|–|—|\.\.)\s*/)
  return more.length === 0 && isLocalDay(first) && isLocalDay(last) && first <= last ? { first, last } : null
}

function rangeText({ from, until }: DayRange): string {
  return `${timeOfDay(from)}-${timeOfDay(until)}`
}

function mostCommon(ranges: readonly DayRange[]): DayRange | undefined {
  const count = (range: DayRange) => ranges.filter((one) => rangeText(one) === rangeText(range)).length
  return ranges.toSorted((a, b) => count(b) - count(a))[0]
}

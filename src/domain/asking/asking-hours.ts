import {
  daysLater,
  instantOf,
  instantsOf,
  type LocalDay,
  localDay,
  localMoment,
  type Span,
  weekdayOf,
} from '../time/time.ts'
import { type DayRange, goodRanges } from './good-ranges.ts'

/** Whole local days, both ends included. */
export type DaySpan = { readonly first: LocalDay; readonly last: LocalDay }

/** When a person may be asked, in their own local time. */
export type AskingHours = {
  /** Monday first, seven entries; null: not on that weekday. `until` is after `from`, at most 1440. */
  readonly weekly: readonly (DayRange | null)[]
  /** Never in these; one whose `until` is before its `from` goes on past midnight. */
  readonly quiet: readonly DayRange[]
  /** Days off and leave, in order. */
  readonly off: readonly DaySpan[]
  /** Nothing before this day; null: no leave. */
  readonly onLeaveUntil: LocalDay | null
}

const nineToFive: DayRange = { from: 9 * 60, until: 17 * 60 }

/** What holds for somebody who never said anything: Monday to Friday, 09:00 to 17:00. */
export const usualHours: AskingHours = {
  weekly: [nineToFive, nineToFive, nineToFive, nineToFive, nineToFive, null, null],
  quiet: [],
  off: [],
  onLeaveUntil: null,
}

export function isGoodTime(hours: AskingHours, zone: string, at: Date): boolean {
  const { day, minute } = localMoment(at, zone)
  return rangesOn(hours, day).some(({ from, until }) => minute >= from && minute < until)
}

/** Whether there is any minute in a week at which the person may be asked: quiet hours may cover all that they work. */
export function hasGoodTime(hours: AskingHours): boolean {
  return goodRanges(hours).some((ranges) => ranges.length > 0)
}

/** Looking ahead stops here: nobody is asked again who is away for longer. */
const mostDaysAhead = 800

/** The first moment from `at` on that is a good time; null where there is none for about two years. */
export function nextGoodTime(hours: AskingHours, zone: string, at: Date): Date | null {
  const span = nextGoodSpan(hours, zone, at)
  return span === null ? null : later(span.from, at)
}

/** The first good time of a day or of a later one. */
export function goodTimeOn(hours: AskingHours, zone: string, day: LocalDay): Date | null {
  return nextGoodTime(hours, zone, instantOf(day, 0, zone))
}

/** The `count`th working day after a day: days off and weekdays without good hours are passed over. */
export function workingDaysLater(hours: AskingHours, from: LocalDay, count: number): LocalDay {
  const last = daysLater(from, mostDaysAhead)
  let day: LocalDay | null = from
  for (let left = count; left > 0; left--) {
    day = nextWorkingDay(hours, daysLater(day, 1), last)
    if (day === null) return last
  }
  return day
}

/** Until when a good time lasts, on the same day; `at` itself where it is none. */
export function goodUntil(hours: AskingHours, zone: string, at: Date): Date {
  const span = nextGoodSpan(hours, zone, at)
  return span !== null && span.from <= at ? span.until : at
}

/** The first stretch of good time that ends after a moment. A working day is looked at once, whatever is quiet on it. */
function nextGoodSpan(hours: AskingHours, zone: string, at: Date): Span | null {
  const today = localDay(at, zone)
  const last = daysLater(today, mostDaysAhead)
  let day = nextWorkingDay(hours, today, last)
  while (day !== null) {
    const found = instantsOf(day, rangesOn(hours, day), zone).find(({ until }) => until > at)
    if (found !== undefined) return found
    day = nextWorkingDay(hours, daysLater(day, 1), last)
  }
  return null
}

/** The first day from a day on, and up to another, that has good hours; null where there is none. */
function nextWorkingDay(hours: AskingHours, from: LocalDay, last: LocalDay): LocalDay | null {
  if (!hasGoodTime(hours)) return null
  const { off, onLeaveUntil } = hours
  let day = onLeaveUntil !== null && onLeaveUntil > from ? onLeaveUntil : from
  while (day <= last) {
    const away = off.find((span) => isWithin(span, day))
    if (away === undefined && rangesOn(hours, day).length > 0) return day
    day = daysLater(away?.last ?? day, 1)
  }
  return null
}

function rangesOn(hours: AskingHours, day: LocalDay): readonly DayRange[] {
  const { off, onLeaveUntil } = hours
  if (onLeaveUntil !== null && day < onLeaveUntil) return []
  if (off.some((span) => isWithin(span, day))) return []
  return goodRanges(hours)[weekdayOf(day) - 1] ?? []
}

function isWithin({ first, last }: DaySpan, day: LocalDay): boolean {
  return day >= first && day <= last
}

function later(one: Date, other: Date): Date {
  return one > other ? one : other
}

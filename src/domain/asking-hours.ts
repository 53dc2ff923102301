import { daysLater, instantOf, type LocalDay, localMoment, weekdayOf } from './time.ts'

/** Part of a local day, in minutes from its midnight; `until` is no longer part of it. */
export type DayRange = { readonly from: number; readonly until: number }

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
  /** Nothing before this day; null: no pause. */
  readonly pausedUntil: LocalDay | null
}

const nineToFive: DayRange = { from: 9 * 60, until: 17 * 60 }

/** What holds for somebody who never said anything: Monday to Friday, 09:00 to 17:00. */
export const usualHours: AskingHours = {
  weekly: [nineToFive, nineToFive, nineToFive, nineToFive, nineToFive, null, null],
  quiet: [],
  off: [],
  pausedUntil: null,
}

export function isGoodTime(hours: AskingHours, zone: string, at: Date): boolean {
  const { day, minute } = localMoment(at, zone)
  const range = rangeOf(hours, day)
  return range !== null && minute >= range.from && minute < range.until && !isQuiet(hours, minute)
}

/** Looking ahead stops here: nobody is asked again who is away for longer. */
const mostDaysAhead = 800

/** The first moment from `at` on that is a good time; null where there is none for about two years. */
export function nextGoodTime(hours: AskingHours, zone: string, at: Date): Date | null {
  if (isGoodTime(hours, zone, at)) return at
  let day = localMoment(at, zone).day
  for (let ahead = 0; ahead <= mostDaysAhead; ahead++) {
    for (const minute of beginnings(hours, day)) {
      const moment = instantOf(day, minute, zone)
      if (moment > at && isGoodTime(hours, zone, moment)) return moment
    }
    day = daysLater(day, 1)
  }
  return null
}

/** The first good time of a day or of a later one. */
export function goodTimeOn(hours: AskingHours, zone: string, day: LocalDay): Date | null {
  return nextGoodTime(hours, zone, instantOf(day, 0, zone))
}

/** The `count`th working day after a day: days off and weekdays without hours are passed over. */
export function workingDaysLater(hours: AskingHours, from: LocalDay, count: number): LocalDay {
  let day = from
  let left = count
  for (let ahead = 0; left > 0 && ahead <= mostDaysAhead; ahead++) {
    day = daysLater(day, 1)
    if (rangeOf(hours, day) !== null) left -= 1
  }
  return day
}

/** Until when a good time lasts, on the same day; `at` itself where it is none. */
export function goodUntil(hours: AskingHours, zone: string, at: Date): Date {
  if (!isGoodTime(hours, zone, at)) return at
  const { day, minute } = localMoment(at, zone)
  const ends = [rangeOf(hours, day)?.until ?? minute, ...hours.quiet.map(({ from }) => from)]
  return instantOf(day, Math.min(...ends.filter((end) => end > minute)), zone)
}

function rangeOf({ weekly, off, pausedUntil }: AskingHours, day: LocalDay): DayRange | null {
  if (pausedUntil !== null && day < pausedUntil) return null
  if (off.some(({ first, last }) => day >= first && day <= last)) return null
  return weekly[weekdayOf(day) - 1] ?? null
}

function isQuiet({ quiet }: AskingHours, minute: number): boolean {
  return quiet.some(({ from, until }) =>
    from < until ? minute >= from && minute < until : minute >= from || minute < until,
  )
}

/** The minutes of a day at which a good time can begin, in order. */
function beginnings(hours: AskingHours, day: LocalDay): number[] {
  const range = rangeOf(hours, day)
  if (range === null) return []
  const ends = hours.quiet.map(({ until }) => until)
  return [range.from, ...ends.filter((minute) => minute > range.from && minute < range.until)].sort((a, b) => a - b)
}

import { shownMs } from './wall-clock.ts'

/** Local time, right across changes of daylight saving. Instants are `Date`s in UTC; zones are IANA names. */

const clocks = new Map<string, Intl.DateTimeFormat>()

/** The wall clock in a zone, as `10:35`. */
export function localTime(at: Date, zone: string): string {
  let clock = clocks.get(zone)
  if (clock === undefined) {
    clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
    clocks.set(zone, clock)
  }
  return clock.format(at)
}

/** Whether the runtime knows this IANA zone. */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

export function minutesLater(at: Date, minutes: number): Date {
  return new Date(at.getTime() + minutes * 60_000)
}

/** A day in somebody's zone, as `2026-11-23`; such texts sort as the days do. */
export type LocalDay = string

const minuteMs = 60_000
const dayMs = 86_400_000

/** The local day and the minute of it, 0 to 1439, that the wall clock shows. */
export function localMoment(at: Date, zone: string): { readonly day: LocalDay; readonly minute: number } {
  const shown = new Date(shownMs(at.getTime(), zone))
  return { day: shown.toISOString().slice(0, 10), minute: shown.getUTCHours() * 60 + shown.getUTCMinutes() }
}

export function localDay(at: Date, zone: string): LocalDay {
  return localMoment(at, zone).day
}

/**
 * The first moment at which the wall clock of a zone has come to a minute of a day. A minute that a change of daylight
 * saving leaves out is over when the clocks go forward; of one that comes twice it is the first.
 *
 * @param minute 0 to 1440; 1440 is the end of the day
 */
export function instantOf(day: LocalDay, minute: number, zone: string): Date {
  const wanted = Date.parse(`${day}T00:00:00Z`) + minute * minuteMs
  // No offset exceeds 14 hours: one of these holds before a change near that moment, the other after it.
  const offsets = [wanted - 1.5 * dayMs, wanted + 1.5 * dayMs].map((ms) => shownMs(ms, zone) - ms)
  const earliest = wanted - Math.max(...offsets)
  const latest = wanted - Math.min(...offsets)
  for (const ms of [earliest, latest]) if (shownMs(ms, zone) === wanted) return new Date(ms)
  return new Date(firstMinute(earliest, latest, (ms) => shownMs(ms, zone) >= wanted))
}

/** From a moment until another, which is no longer part of it. */
export type Span = { readonly from: Date; readonly until: Date }

/**
 * When the wall clock of a zone shows a minute of these ranges of a day, in order. Where a change of daylight saving leaves
 * a range out there is nothing of it; what comes twice is there twice.
 *
 * @param ranges in minutes, 0 to 1440, in order and apart from each other
 */
export function instantsOf(
  day: LocalDay,
  ranges: readonly { readonly from: number; readonly until: number }[],
  zone: string,
): Span[] {
  const midnight = Date.parse(`${day}T00:00:00Z`)
  const shown = offsetsAround(midnight, zone).flatMap(({ offsetMs, fromMs, untilMs }) =>
    ranges.flatMap(({ from, until }) => {
      const begin = Math.max(midnight + from * minuteMs - offsetMs, fromMs)
      const end = Math.min(midnight + until * minuteMs - offsetMs, untilMs)
      return begin < end ? [{ begin, end }] : []
    }),
  )
  const spans: { from: Date; until: Date }[] = []
  for (const { begin, end } of shown.sort((a, b) => a.begin - b.begin)) {
    const before = spans.at(-1)
    if (before !== undefined && before.until.getTime() === begin) before.until = new Date(end)
    else spans.push({ from: new Date(begin), until: new Date(end) })
  }
  return spans
}

type OffsetSpan = { readonly offsetMs: number; readonly fromMs: number; readonly untilMs: number }

/** What a zone's clock is ahead of UTC around a day, given by its midnight as if in UTC: one offset, or two and their border. */
function offsetsAround(midnight: number, zone: string): OffsetSpan[] {
  // No offset exceeds 14 hours, so this is before and after the day in any zone.
  const [from, to] = [midnight - dayMs, midnight + 2 * dayMs]
  const [before, after] = [shownMs(from, zone) - from, shownMs(to, zone) - to]
  const always = { fromMs: Number.NEGATIVE_INFINITY, untilMs: Number.POSITIVE_INFINITY }
  if (before === after) return [{ offsetMs: before, ...always }]
  const change = firstMinute(from, to, (ms) => shownMs(ms, zone) - ms !== before)
  return [
    { offsetMs: before, ...always, untilMs: change },
    { offsetMs: after, ...always, fromMs: change },
  ]
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf(day: LocalDay): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7
}

export function daysLater(day: LocalDay, days: number): LocalDay {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)
}

/** Whether a text is a day of the calendar, written `2026-11-23`. */
export function isLocalDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const ms = Date.parse(`${text}T00:00:00Z`)
  return Number.isFinite(ms) && new Date(ms).toISOString().slice(0, 10) === text
}

/** The first whole minute after `from`, and up to `to`, for which something holds that goes on holding. */
function firstMinute(from: number, to: number, holds: (ms: number) => boolean): number {
  let low = Math.floor(from / minuteMs)
  let high = Math.ceil(to / minuteMs)
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (holds(middle * minuteMs)) high = middle
    else low = middle
  }
  return high * minuteMs
}

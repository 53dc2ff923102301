import type { ClockMoment } from '../../../domain/asking/telling.ts'
import { daysLater, type LocalDay, weekdayOf } from '../../../domain/time/time.ts'

const dayAndMonth = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })

/** Beginning with Monday. */
export const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

/** `22 Nov`, and with its year where that is another than the one of `beside`. */
export function dayWords(day: LocalDay, beside: LocalDay): string {
  const words = dayAndMonth.format(new Date(`${day}T00:00:00Z`))
  return day.slice(0, 4) === beside.slice(0, 4) ? words : `${words} ${day.slice(0, 4)}`
}

/** `16 to 22 Nov` */
export function weekWords({ from, to }: { readonly from: LocalDay; readonly to: LocalDay }): string {
  const isOneMonth = from.slice(0, 7) === to.slice(0, 7)
  return `${isOneMonth ? Number(from.slice(8)) : dayWords(from, to)} to ${dayWords(to, to)}`
}

/** `between 3 Dec and 9 Jan 2027`, `not before 3 Dec`; null: beyond what can be told. */
export function rangeWords(
  { earliest, latest }: { readonly earliest: LocalDay; readonly latest: LocalDay | null },
  beside: LocalDay,
): string {
  return latest === null
    ? `not before ${dayWords(earliest, beside)}`
    : `between ${dayWords(earliest, beside)} and ${dayWords(latest, beside)}`
}

const whole = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' })

/** `Monday 23 November` */
export function wholeDay(day: LocalDay): string {
  return whole.format(new Date(`${day}T00:00:00Z`))
}

const shortWeekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A moment that is not over: `today 14:30`, `Mon 09:00` within a week, else `Mon 30 Nov 09:00`. */
export function momentWords({ day, time, today }: ClockMoment): string {
  if (day === today) return `today ${time}`
  const weekday = shortWeekdays[weekdayOf(day) - 1] ?? ''
  if (day < daysLater(today, 7)) return `${weekday} ${time}`
  return `${weekday} ${Number(day.slice(8))} ${months[Number(day.slice(5, 7)) - 1] ?? ''} ${time}`
}

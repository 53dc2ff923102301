import type { WeeklyTime } from '../campaign.ts'
import { daysLater, instantOf, type LocalDay, localDay, minutesLater, weekdayOf } from '../time/time.ts'

/** Answers that were on their way when the week ended have arrived by then. */
const settleMinutes = 5

/** The Monday of the week, in a zone, that a moment belongs to. */
export function weekOf(at: Date, zone: string): LocalDay {
  const day = localDay(at, zone)
  return daysLater(day, 1 - weekdayOf(day))
}

/** A week in a zone, Monday to Sunday: from its first moment up to, but not including, that of the next. */
export type WeekSpan = { readonly from: Date; readonly to: Date }

export function weekSpan(weekStart: LocalDay, zone: string): WeekSpan {
  return { from: instantOf(weekStart, 0, zone), to: instantOf(daysLater(weekStart, 7), 0, zone) }
}

/** When a week's figures can be computed. */
export function computableAt(weekStart: LocalDay, zone: string): Date {
  return minutesLater(weekSpan(weekStart, zone).to, settleMinutes)
}

/** A digest that is ready so soon after the time that was asked for comes then, and not a day later. */
const mostLateMinutes = 6 * 60

/**
 * When a person gets the digest of a week: at the campaign's weekly time on their own wall clock, or, where the week's
 * figures are not there yet, as for Monday 00:00, as soon as they are. Somebody so far east that they would be half a day
 * late gets it a day later, at the same time of day.
 */
export function digestDueAt(weekStart: LocalDay, campaignZone: string, weekly: WeeklyTime, personZone: string): Date {
  const ready = computableAt(weekStart, campaignZone)
  let day = daysLater(weekStart, 6 + weekly.weekday)
  const wanted = () => instantOf(day, weekly.minuteOfDay, personZone)
  while (minutesLater(wanted(), mostLateMinutes) < ready) day = daysLater(day, 1)
  return wanted() < ready ? ready : wanted()
}

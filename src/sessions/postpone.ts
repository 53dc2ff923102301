import { type AskingHours, goodTimeOn, nextGoodTime, workingDaysLater } from '../domain/asking/asking-hours.ts'
import type { Postponing } from '../domain/asking/postponing.ts'
import { instantOf, localDay, minutesLater } from '../domain/time/time.ts'

const afterLunch = 13 * 60
const laterMinutes = 120

/** What Later alone means: about two hours on, if that is a good time of the same day; else null. */
export function laterToday(hours: AskingHours, zone: string, now: Date): Date | null {
  return sameDay(hours, zone, now, minutesLater(now, laterMinutes))
}

/** When somebody who chose this is asked next; null where there is no such time: of this day, or for long. */
export function postponedTo(when: Postponing, hours: AskingHours, zone: string, now: Date): Date | null {
  const today = localDay(now, zone)
  switch (when) {
    case 'hour':
      return sameDay(hours, zone, now, minutesLater(now, 60))
    case 'after-lunch': {
      const at = instantOf(today, afterLunch, zone)
      return at > now ? sameDay(hours, zone, now, at) : null
    }
    case 'tomorrow':
      return goodTimeOn(hours, zone, workingDaysLater(hours, today, 1))
  }
}

function sameDay(hours: AskingHours, zone: string, now: Date, from: Date): Date | null {
  const at = nextGoodTime(hours, zone, from)
  return at !== null && localDay(at, zone) === localDay(now, zone) ? at : null
}

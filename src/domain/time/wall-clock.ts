const minuteMs = 60_000
const dayMs = 86_400_000

const wallClocks = new Map<string, Intl.DateTimeFormat>()

/** By zone and day, as UTC counts days: what the wall clock is ahead of UTC all that day; null where that changes. */
const offsets = new Map<string, Map<number, number | null>>()
const mostDaysKept = 5_000

/**
 * What the wall clock of a zone shows, as if it were UTC; whole minutes. The zone's calendar takes some ten microseconds to
 * ask, and a plan asks it for the same days over and over: it is asked once a day, and where clocks change within the day.
 */
export function shownMs(ms: number, zone: string): number {
  const day = Math.floor(ms / dayMs)
  let known = offsets.get(zone)
  if (known === undefined || known.size >= mostDaysKept) {
    known = new Map()
    offsets.set(zone, known)
  }
  let offset = known.get(day)
  if (offset === undefined) {
    const [begin, end] = [day * dayMs, (day + 1) * dayMs]
    const atBegin = calendarMs(begin, zone) - begin
    offset = atBegin === calendarMs(end, zone) - end ? atBegin : null
    known.set(day, offset)
  }
  return offset === null ? calendarMs(ms, zone) : Math.floor(ms / minuteMs) * minuteMs + offset
}

function calendarMs(ms: number, zone: string): number {
  let clock = wallClocks.get(zone)
  if (clock === undefined) {
    clock = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      hourCycle: 'h23',
      calendar: 'gregory',
      numberingSystem: 'latn',
    })
    wallClocks.set(zone, clock)
  }
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {}
  for (const { type, value } of clock.formatToParts(ms)) parts[type] = value
  const { year, month, day, hour, minute } = parts
  return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute))
}

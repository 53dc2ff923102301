const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

/** A moment as people in a zone read it. */
export type LocalTime = {
  /** `2030-03-25` */
  readonly day: string
  /** 1 for Monday to 7 for Sunday. */
  readonly weekday: number
  /** Minutes since midnight. */
  readonly minute: number
  /** `09:05` */
  readonly clock: string
}

const formats = new Map<string, Intl.DateTimeFormat>()

export function localTime(at: Date, zone: string): LocalTime {
  const parts = Object.fromEntries(
    formatIn(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  )
  const { year = '', month = '', day = '', hour = '', minute = '' } = parts
  const date = `${year}-${month}-${day}`
  return {
    day: date,
    weekday: new Date(`${date}T00:00:00Z`).getUTCDay() || 7,
    minute: Number(hour) * 60 + Number(minute),
    clock: `${hour}:${minute}`,
  }
}

/** `Monday 25 March` */
export function dayName(at: Date, zone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'long', day: 'numeric', month: 'long' }).format(at)
}

/** Monday to Friday, from 09:00 to before 17:00. */
export function isWorkingTime(at: Date, zone: string): boolean {
  const { weekday, minute } = localTime(at, zone)
  return weekday <= 5 && minute >= 9 * 60 && minute < 17 * 60
}

/** The first minute from `at` on that is working time in the zone. */
export function nextWorkingTime(at: Date, zone: string): Date {
  let time = at
  while (!isWorkingTime(time, zone)) time = later(time, 1)
  return time
}

export function later(at: Date, minutes: number): Date {
  return new Date(at.getTime() + minutes * minuteMs)
}

/**
 * The Monday on which the story begins, 07:00 UTC: of the week at whose end Europe's clocks go forward, so that the two
 * weeks hold such a change. A fixed day, as long as it lies ahead, for a run to be repeatable.
 */
export function storyBegins(now: Date): Date {
  for (let year = 2030; ; year++) {
    const march31 = new Date(Date.UTC(year, 2, 31, 7))
    const lastSunday = new Date(march31.getTime() - march31.getUTCDay() * dayMs)
    const monday = new Date(lastSunday.getTime() - 6 * dayMs)
    if (monday > now) return monday
  }
}

function formatIn(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  formats.set(zone, made)
  return made
}

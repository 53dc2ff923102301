/** A clock time in a zone, `09:05`. */
export function timeIn(zone: string, at: Date): string {
  return format(zone, at, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
}

/** A day and a clock time in a zone, `Mon, 24 Nov, 09:05`. */
export function dayAndTimeIn(zone: string, at: Date): string {
  const day = format(zone, at, { weekday: 'short', day: 'numeric', month: 'short' })
  return `${day}, ${timeIn(zone, at)}`
}

const tokens: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  date_num: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date_slash: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date: { month: 'long', day: 'numeric', year: 'numeric' },
  date_short: { month: 'short', day: 'numeric', year: 'numeric' },
  date_long: { weekday: 'long', month: 'long', day: 'numeric', year: 'numeric' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  time_secs: { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
}

/** Fills Slack's date tokens, `{date_short} at {time}`, for a zone. Unknown tokens stay. */
export function slackDate(pattern: string, timestampS: number, zone: string): string {
  const at = new Date(timestampS * 1000)
  if (Number.isNaN(at.getTime())) return pattern
  return pattern.replaceAll(/\{(\w+)\}/g, (whole, token: string) => {
    const options = tokens[token.replace(/_pretty$/, '')]
    return options === undefined ? whole : format(zone, at, options)
  })
}

/** The next time at which clocks in a zone read `time`, `09:00`; strictly after `from`. */
export function nextTime(zone: string, from: Date, time: string): Date {
  const today = wallTimeIn(zone, from).slice(0, 10)
  const soon = instantOf(`${today}T${time}`, zone)
  if (soon > from) return soon
  const tomorrow = new Date(Date.parse(`${today}T00:00Z`) + 36 * 3_600_000).toISOString().slice(0, 10)
  return instantOf(`${tomorrow}T${time}`, zone)
}

/** The day of a message as its line in the conversation says it: `Today`, `Monday, 24 November`. */
export function dayLine(zone: string, at: Date, now: Date): string {
  const day = (date: Date) => wallTimeIn(zone, date).slice(0, 10)
  if (day(at) === day(now)) return 'Today'
  if (day(at) === day(new Date(now.getTime() - 24 * 3_600_000))) return 'Yesterday'
  const isFar = Math.abs(now.getTime() - at.getTime()) > 300 * 24 * 3_600_000
  return format(zone, at, { weekday: 'long', day: 'numeric', month: 'long', ...(isFar ? { year: 'numeric' } : {}) })
}

/** `Mon, 09:00`; with its date where a weekday alone could be today's. */
export function soonIn(zone: string, at: Date, now: Date): string {
  const isFar = at.getTime() - now.getTime() > 6 * 24 * 3_600_000
  return isFar ? dayAndTimeIn(zone, at) : `${format(zone, at, { weekday: 'short' })}, ${timeIn(zone, at)}`
}

export function weekdayIn(zone: string, at: Date): string {
  return format(zone, at, { weekday: 'long' })
}

/** The instant at which clocks in a zone read this wall time, `2026-11-23T09:00`. */
export function instantOf(wallTime: string, zone: string): Date {
  const asUtc = new Date(`${wallTime}:00Z`)
  let guess = asUtc
  for (let round = 0; round < 2; round += 1) {
    guess = new Date(guess.getTime() + asUtc.getTime() - new Date(`${wallTimeIn(zone, guess)}:00Z`).getTime())
  }
  return guess
}

/** What clocks in a zone read, `2026-11-23T09:00`. */
export function wallTimeIn(zone: string, at: Date): string {
  const options: Intl.DateTimeFormatOptions = { year: 'numeric', month: '2-digit', day: '2-digit' }
  const [day, month, year] = format(zone, at, options).split('/')
  return `${year}-${month}-${day}T${timeIn(zone, at)}`
}

function format(timeZone: string, at: Date, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, ...options }).format(at)
}

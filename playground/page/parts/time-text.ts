/** A clock time in a zone, `09:05`. */
export function timeIn(zone: string, at: Date): string {
  return format(zone, at, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
}

/** A day and a clock time in a zone, `Mon, 24 Nov, 09:05`. */
export function dayAndTimeIn(zone: string, at: Date): string {
  const day = format(zone, at, { weekday: 'short', day: 'numeric', month: 'short' })
  return `${day}, ${timeIn(zone, at)}`
}

/** When a message was written, by its `ts`. */
export function stampDate(ts: string): Date {
  return new Date(Number(ts) * 1000)
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

/** The next Monday at 09:00 in a zone, strictly after `from`. */
export function nextMondayAtNine(zone: string, from: Date): Date {
  const hourMs = 3_600_000
  const first = new Date(Math.ceil((from.getTime() + 1) / (hourMs / 4)) * (hourMs / 4))
  for (let quarter = 0; quarter < 8 * 24 * 4; quarter += 1) {
    const at = new Date(first.getTime() + quarter * (hourMs / 4))
    if (timeIn(zone, at) === '09:00' && format(zone, at, { weekday: 'short' }) === 'Mon') return at
  }
  return from
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

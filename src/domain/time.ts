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

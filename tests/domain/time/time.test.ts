import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  daysLater,
  instantOf,
  isLocalDay,
  localDay,
  localMoment,
  localTime,
  minutesLater,
  weekdayOf,
} from '../../../src/domain/time/time.ts'

const zones = Intl.supportedValuesOf('timeZone')
const years = { min: new Date('1990-01-01T00:00:00Z'), max: new Date('2037-12-31T00:00:00Z') }
const moments = fc
  .date({ ...years, noInvalidDate: true })
  .map((at) => new Date(Math.floor(at.getTime() / 60_000) * 60_000))
const days = moments.map((at) => at.toISOString().slice(0, 10))
const zone = fc.constantFrom(...zones)
const minutes = fc.integer({ min: 0, max: 1439 })

/** Another way through Intl than the code's own. */
function shown(at: Date, timeZone: string): string {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(at)
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'short' }).format(at)
  return `${day} ${clock}`
}
const written = (day: string, minute: number) =>
  `${day} ${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

describe('local time, in every zone and over fifty years', () => {
  test('shows what Intl shows', () => {
    fc.assert(
      fc.property(moments, zone, (at, z) => {
        const { day, minute } = localMoment(at, z)
        expect(written(day, minute)).toBe(shown(at, z))
        expect(localTime(at, z)).toBe(shown(at, z).slice(11))
        expect(localDay(at, z)).toBe(day)
      }),
      { numRuns: 500 },
    )
  })

  test('an instant shows the minute it was asked for, or the first after a gap, and no earlier instant does', () => {
    fc.assert(
      fc.property(days, minutes, zone, (day, minute, z) => {
        const at = instantOf(day, minute, z)
        expect(shown(at, z) >= written(day, minute)).toBe(true)
        const before = minutesLater(at, -1)
        expect(shown(before, z) < written(day, minute)).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  test('every moment is found again by its own wall clock, or an hour earlier where that comes twice', () => {
    fc.assert(
      fc.property(moments, zone, (at, z) => {
        const { day, minute } = localMoment(at, z)
        const found = instantOf(day, minute, z)
        expect(shown(found, z)).toBe(shown(at, z))
        expect(found <= at).toBe(true)
        // Pacific islands have skipped and repeated whole days; no clock was ever put back further.
        expect(at.getTime() - found.getTime()).toBeLessThanOrEqual(24 * 3_600_000)
      }),
      { numRuns: 500 },
    )
  })

  test('the end of a day is the beginning of the next', () => {
    fc.assert(
      fc.property(days, zone, (day, z) => {
        expect(instantOf(day, 1440, z)).toEqual(instantOf(daysLater(day, 1), 0, z))
      }),
      { numRuns: 300 },
    )
  })
})

describe('around changes of daylight saving', () => {
  test.each([
    ['nine in the morning stays nine, before', '2026-10-24', 540, 'Europe/Berlin', '2026-10-24T07:00:00Z'],
    ['and after the clocks go back', '2026-10-25', 540, 'Europe/Berlin', '2026-10-25T08:00:00Z'],
    ['the first of two', '2026-10-25', 150, 'Europe/Berlin', '2026-10-25T00:30:00Z'],
    ['what is left out ends with the gap', '2026-03-29', 150, 'Europe/Berlin', '2026-03-29T01:00:00Z'],
    ['a gap of half an hour', '2026-10-04', 135, 'Australia/Lord_Howe', '2026-10-03T15:30:00Z'],
    ['a day that begins at one', '2018-11-04', 0, 'America/Sao_Paulo', '2018-11-04T03:00:00Z'],
    ['a day that was left out', '2011-12-30', 600, 'Pacific/Apia', '2011-12-30T10:00:00Z'],
    ['quarters of an hour', '2026-06-01', 540, 'Asia/Kathmandu', '2026-06-01T03:15:00Z'],
  ])('%s', (_, day, minute, z, at) => {
    expect(instantOf(day, minute, z)).toEqual(new Date(at))
  })
})

describe('days of the calendar', () => {
  test('know their weekday and their neighbours', () => {
    expect(weekdayOf('2026-11-23')).toBe(1)
    expect(weekdayOf('2026-11-29')).toBe(7)
    expect(daysLater('2028-02-28', 1)).toBe('2028-02-29')
    expect(daysLater('2026-01-01', -1)).toBe('2025-12-31')
  })

  test.each(['2026-02-30', '2026-13-01', '26-01-01', '2026-1-1', 'tomorrow', '', '2026-01-01T00:00'])(
    '%s is none',
    (text) => expect(isLocalDay(text)).toBe(false),
  )
  test('2028-02-29 is one', () => expect(isLocalDay('2028-02-29')).toBe(true))
})

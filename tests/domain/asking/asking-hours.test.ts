import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import {
  type AskingHours,
  goodTimeOn,
  goodUntil,
  hasGoodTime,
  isGoodTime,
  nextGoodTime,
  usualHours,
  workingDaysLater,
} from '../../../src/domain/asking/asking-hours.ts'
import type { DayRange } from '../../../src/domain/asking/good-ranges.ts'
import { daysLater, localDay, localMoment, minutesLater, weekdayOf } from '../../../src/domain/time/time.ts'

const berlin = 'Europe/Berlin'
const at = (text: string) => new Date(text)

const range = fc
  .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 }))
  .filter(([from, until]) => from < until)
  .map(([from, until]) => ({ from, until }))
const anyRange = fc.record({ from: fc.integer({ min: 0, max: 1439 }), until: fc.integer({ min: 0, max: 1440 }) })
const day = fc.integer({ min: 0, max: 3000 }).map((n) => new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10))
const span = fc.tuple(day, day).map(([a, b]) => (a < b ? { first: a, last: b } : { first: b, last: a }))
const shortSpan = span.filter(({ first, last }) => Date.parse(last) - Date.parse(first) < 40 * 86_400_000)
const hours: fc.Arbitrary<AskingHours> = fc.record({
  weekly: fc.array(fc.option(range), { minLength: 7, maxLength: 7 }),
  quiet: fc.array(anyRange, { maxLength: 3 }),
  off: fc.array(shortSpan, { maxLength: 3 }),
  onLeaveUntil: fc.option(day, { freq: 10 }),
})
const moment = fc
  .date({ min: at('2024-01-01T00:00:00Z'), max: at('2031-12-31T00:00:00Z'), noInvalidDate: true })
  .map((it) => new Date(Math.floor(it.getTime() / 60_000) * 60_000))
const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'))

/** Within two days before the clocks go forward or back, in zones that do so at odd hours or by half an hour. */
const nearChange = fc
  .tuple(
    fc.constantFrom('2026-03-28', '2026-10-24', '2026-04-04', '2026-10-03', '2027-03-27'),
    fc.integer({ min: 0, max: 2880 }),
  )
  .map(([from, minutes]) => minutesLater(at(`${from}T00:00:00Z`), minutes))

function isWithin({ from, until }: DayRange, minute: number): boolean {
  return minute >= from && minute < until
}

function isQuiet({ quiet }: AskingHours, minute: number): boolean {
  return quiet.some(({ from, until }) =>
    from < until ? isWithin({ from, until }, minute) : minute >= from || minute < until,
  )
}

/** What a good time is, word for word. */
function isGoodBySlowLook(h: AskingHours, z: string, when: Date): boolean {
  const { day: today, minute } = localMoment(when, z)
  const range = h.weekly[weekdayOf(today) - 1] ?? null
  if (range === null || !isWithin(range, minute) || isQuiet(h, minute)) return false
  if (h.onLeaveUntil !== null && today < h.onLeaveUntil) return false
  return !h.off.some(({ first, last }) => today >= first && today <= last)
}

describe('the next good time', () => {
  test('is a good time, not before it was asked for', () => {
    fc.assert(
      fc.property(hours, zone, moment, (h, z, from) => {
        const next = nextGoodTime(h, z, from)
        if (next === null) return
        expect(next >= from).toBe(true)
        expect(isGoodTime(h, z, next)).toBe(true)
      }),
    )
  })

  test('is the first: every minute before it is none, by a look at each', () => {
    fc.assert(
      fc.property(hours, zone, fc.oneof(moment, nearChange), (h, z, from) => {
        const next = nextGoodTime(h, z, from)
        const last = Math.min(next?.getTime() ?? Number.POSITIVE_INFINITY, from.getTime() + 2 * 86_400_000)
        for (let ms = from.getTime(); ms < last; ms += 60_000) expect(isGoodBySlowLook(h, z, new Date(ms))).toBe(false)
        if (next !== null) expect(isGoodBySlowLook(h, z, next)).toBe(true)
      }),
      { numRuns: 80 },
    )
  })

  test('is null exactly where quiet hours cover all hours of each weekday, for however many lines', () => {
    const covered: AskingHours = {
      ...usualHours,
      quiet: Array.from({ length: 50 }, (_, at) => ({ from: 9 * 60 + at * 8, until: 9 * 60 + at * 8 + 480 })),
    }
    expect(nextGoodTime(covered, berlin, at('2026-11-23T10:00:00Z'))).toBeNull()
    expect(hasGoodTime(covered)).toBe(false)
    fc.assert(
      fc.property(hours, (h) => {
        const minutes = Array.from({ length: 1440 }, (_, minute) => minute)
        const some = h.weekly.some(
          (range) => range !== null && minutes.some((minute) => isWithin(range, minute) && !isQuiet(h, minute)),
        )
        expect(hasGoodTime(h)).toBe(some)
      }),
    )
  })

  test('asks the calendar of a zone for a handful of moments, however far away it lies and however much is quiet', () => {
    const asked = vi.spyOn(Intl.DateTimeFormat.prototype, 'formatToParts')
    const quiet = Array.from({ length: 50 }, (_, line) => ({ from: line * 20, until: line * 20 + 19 }))
    const off = Array.from({ length: 50 }, (_, week) => ({
      first: daysLater('2026-11-23', 7 * week),
      last: daysLater('2026-11-25', 7 * week),
    }))
    const onMondays = {
      ...usualHours,
      weekly: [{ from: 540, until: 1020 }, null, null, null, null, null, null],
      quiet,
      off,
    }
    expect(nextGoodTime(onMondays, berlin, at('2026-11-23T10:00:00Z'))).toEqual(at('2027-11-08T08:19:00Z'))
    expect(asked.mock.calls.length).toBeLessThan(10)
    asked.mockRestore()
  })

  test('stays at nine o’clock when the clocks change', () => {
    expect(nextGoodTime(usualHours, berlin, at('2026-10-23T16:00:00Z'))).toEqual(at('2026-10-26T08:00:00Z'))
    expect(nextGoodTime(usualHours, berlin, at('2026-10-23T05:00:00Z'))).toEqual(at('2026-10-23T07:00:00Z'))
    expect(nextGoodTime(usualHours, berlin, at('2026-03-27T17:00:00Z'))).toEqual(at('2026-03-30T07:00:00Z'))
  })

  test('passes over quiet hours, days off, leave and a pause', () => {
    const lunch = { ...usualHours, quiet: [{ from: 720, until: 780 }] }
    expect(nextGoodTime(lunch, 'UTC', at('2026-11-23T12:30:00Z'))).toEqual(at('2026-11-23T13:00:00Z'))
    const night = { ...usualHours, quiet: [{ from: 1200, until: 600 }] }
    expect(nextGoodTime(night, 'UTC', at('2026-11-23T09:30:00Z'))).toEqual(at('2026-11-23T10:00:00Z'))
    const away = { ...usualHours, off: [{ first: '2026-11-23', last: '2026-12-04' }] }
    expect(nextGoodTime(away, 'UTC', at('2026-11-23T10:00:00Z'))).toEqual(at('2026-12-07T09:00:00Z'))
    const onLeave = { ...usualHours, onLeaveUntil: '2026-11-26' }
    expect(nextGoodTime(onLeave, 'UTC', at('2026-11-23T10:00:00Z'))).toEqual(at('2026-11-26T09:00:00Z'))
    expect(isGoodTime(onLeave, 'UTC', at('2026-11-25T10:00:00Z'))).toBe(false)
  })

  test('is never for somebody without any hours', () => {
    const none = { ...usualHours, weekly: usualHours.weekly.map(() => null) }
    expect(nextGoodTime(none, berlin, at('2026-11-23T10:00:00Z'))).toBeNull()
  })
})

test('working days pass over weekends and leave', () => {
  const away = { ...usualHours, off: [{ first: '2026-11-24', last: '2026-11-24' }] }
  expect(workingDaysLater(away, '2026-11-23', 1)).toBe('2026-11-25')
  expect(workingDaysLater(away, '2026-11-20', 2)).toBe('2026-11-25')
  expect(workingDaysLater(usualHours, '2026-11-21', 1)).toBe('2026-11-23')
})

test('a day has its first good time', () => {
  expect(goodTimeOn(usualHours, berlin, '2026-11-28')).toEqual(at('2026-11-30T08:00:00Z'))
})

describe('a good time', () => {
  test('ends with the hours, or where quiet hours begin', () => {
    const lunch = { ...usualHours, quiet: [{ from: 720, until: 780 }] }
    expect(goodUntil(lunch, 'UTC', at('2026-11-23T09:00:00Z'))).toEqual(at('2026-11-23T12:00:00Z'))
    expect(goodUntil(lunch, 'UTC', at('2026-11-23T13:00:00Z'))).toEqual(at('2026-11-23T17:00:00Z'))
  })

  test('lasts until that moment and no longer, also while the clocks change', () => {
    fc.assert(
      fc.property(hours, zone, fc.oneof(moment, nearChange), (h, z, from) => {
        const until = goodUntil(h, z, from)
        if (!isGoodTime(h, z, from)) expect(until).toEqual(from)
        for (let ms = from.getTime(); ms < until.getTime(); ms += 60_000)
          expect(isGoodBySlowLook(h, z, new Date(ms))).toBe(true)
        if (until > from && localDay(until, z) === localDay(from, z)) expect(isGoodBySlowLook(h, z, until)).toBe(false)
      }),
      { numRuns: 60 },
    )
  })
})

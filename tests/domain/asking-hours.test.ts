import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type AskingHours,
  goodTimeOn,
  goodUntil,
  isGoodTime,
  nextGoodTime,
  usualHours,
  workingDaysLater,
} from '../../src/domain/asking-hours.ts'
import { localTime, minutesLater } from '../../src/domain/time.ts'

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
  pausedUntil: fc.option(day, { freq: 10 }),
})
const moment = fc
  .date({ min: at('2024-01-01T00:00:00Z'), max: at('2031-12-31T00:00:00Z'), noInvalidDate: true })
  .map((it) => new Date(Math.floor(it.getTime() / 60_000) * 60_000))
const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'))

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

  test('is the first: no minute before it is good, at the worst an hour that comes twice', () => {
    fc.assert(
      fc.property(hours, zone, moment, (h, z, from) => {
        const next = nextGoodTime(h, z, from) ?? minutesLater(from, 4 * 1440)
        const last = Math.min(next.getTime(), from.getTime() + 4 * 86_400_000)
        for (let ms = from.getTime(); ms < last; ms += 7 * 60_000) {
          if (isGoodTime(h, z, new Date(ms)))
            expect(localTime(minutesLater(new Date(ms), -60), z)).toBe(localTime(new Date(ms), z))
        }
      }),
      { numRuns: 60 },
    )
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
    const paused = { ...usualHours, pausedUntil: '2026-11-26' }
    expect(nextGoodTime(paused, 'UTC', at('2026-11-23T10:00:00Z'))).toEqual(at('2026-11-26T09:00:00Z'))
    expect(isGoodTime(paused, 'UTC', at('2026-11-25T10:00:00Z'))).toBe(false)
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

  test('lasts until that moment and no longer', () => {
    fc.assert(
      fc.property(hours, zone, moment, (h, z, from) => {
        const until = goodUntil(h, z, from)
        if (isGoodTime(h, z, from)) expect(isGoodTime(h, z, minutesLater(until, -1))).toBe(true)
        else expect(until).toEqual(from)
      }),
    )
  })
})

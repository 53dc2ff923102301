import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { computableAt, digestDueAt, weekOf, weekSpan } from '../../../src/domain/digest/digest-week.ts'
import { daysLater, localMoment, weekdayOf } from '../../../src/domain/time/time.ts'

const mondayAtNine = { weekday: 1, minuteOfDay: 540 }
const zones = fc.constantFrom(
  'Europe/Berlin',
  'America/New_York',
  'America/Los_Angeles',
  'Asia/Kolkata',
  'Asia/Tokyo',
  'Pacific/Auckland',
  'Pacific/Kiritimati',
  'Pacific/Niue',
  'Australia/Lord_Howe',
  'America/Sao_Paulo',
  'UTC',
)
const moments = fc.date({ min: new Date('2024-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })

describe('a week in a zone', () => {
  it('runs from Monday to Sunday and leaves out no moment', () => {
    fc.assert(
      fc.property(moments, zones, (at, zone) => {
        const week = weekOf(at, zone)
        const { from, to } = weekSpan(week, zone)
        expect(weekdayOf(week)).toBe(1)
        expect(from <= at && at < to).toBe(true)
        expect(weekSpan(daysLater(week, 7), zone).from).toEqual(to)
      }),
    )
  })

  it('is an hour longer or shorter where the clocks change in it', () => {
    const hours = (week: string, zone: string) => {
      const { from, to } = weekSpan(week, zone)
      return (to.getTime() - from.getTime()) / 3_600_000
    }
    expect(hours('2026-10-19', 'Europe/Berlin')).toBe(169)
    expect(hours('2026-03-23', 'Europe/Berlin')).toBe(167)
    expect(hours('2026-11-16', 'Europe/Berlin')).toBe(168)
  })
})

describe('when a digest is due', () => {
  const due = (zone: string, weekly = mondayAtNine) =>
    digestDueAt('2026-11-16', 'Europe/Berlin', weekly, zone).toISOString()

  it('is nine on Monday on the own wall clock', () => {
    expect(due('Europe/Berlin')).toBe('2026-11-23T08:00:00.000Z')
    expect(due('America/Los_Angeles')).toBe('2026-11-23T17:00:00.000Z')
    expect(due('Asia/Kolkata')).toBe('2026-11-23T03:30:00.000Z')
  })

  it('is a day later where Monday morning comes before the week has ended', () => {
    expect(digestDueAt('2026-11-16', 'America/Los_Angeles', mondayAtNine, 'Pacific/Auckland').toISOString()).toBe(
      '2026-11-23T20:00:00.000Z',
    )
  })

  it('is on that very day where midnight is asked for, as soon as the week’s figures are there', () => {
    const mondayAtMidnight = { weekday: 1, minuteOfDay: 0 }
    expect(due('Europe/Berlin', mondayAtMidnight)).toBe('2026-11-22T23:05:00.000Z')
    expect(due('Europe/Helsinki', mondayAtMidnight)).toBe('2026-11-22T23:05:00.000Z')
    expect(due('America/New_York', mondayAtMidnight)).toBe('2026-11-23T05:00:00.000Z')
  })

  it('follows the weekday and minute of the campaign', () => {
    expect(due('Europe/Berlin', { weekday: 5, minuteOfDay: 990 })).toBe('2026-11-27T15:30:00.000Z')
  })

  it('stays at nine across a change of the clocks', () => {
    const on = (week: string) => digestDueAt(week, 'Europe/Berlin', mondayAtNine, 'America/New_York').toISOString()
    expect(on('2026-10-19')).toBe('2026-10-26T13:00:00.000Z')
    expect(on('2026-10-26')).toBe('2026-11-02T14:00:00.000Z')
  })

  it('always shows the wanted time and weekday, unless the week was not over then', () => {
    const weekly = fc.record({
      weekday: fc.integer({ min: 1, max: 7 }),
      minuteOfDay: fc.integer({ min: 0, max: 1439 }),
    })
    fc.assert(
      fc.property(moments, zones, zones, weekly, (at, campaignZone, personZone, time) => {
        const week = weekOf(at, campaignZone)
        const due = digestDueAt(week, campaignZone, time, personZone)
        const { day, minute } = localMoment(due, personZone)
        const ready = computableAt(week, campaignZone)
        if (due > ready) expect(minute).toBe(time.minuteOfDay)
        expect(due >= ready).toBe(true)
        const wanted = daysLater(week, 6 + time.weekday)
        expect([wanted, daysLater(wanted, 1), daysLater(wanted, 2)]).toContain(day)
      }),
    )
  })
})

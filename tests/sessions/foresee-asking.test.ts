import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isGoodTime, usualHours } from '../../src/domain/asking/asking-hours.ts'
import { localDay, minutesLater } from '../../src/domain/time/time.ts'
import { type Asked, foreseeAsking } from '../../src/sessions/foresee-asking.ts'
import { neverAsked } from '../../src/sessions/who-is-due.ts'

const zone = 'Europe/Berlin'
const monday = new Date('2026-11-23T08:00:00Z')
const person: Asked = {
  zone,
  hours: usualHours,
  state: neverAsked,
  dueAt: monday,
  activeAt: null,
  openUntil: null,
  isReachable: true,
}
const seen = (given: Partial<Asked>, now: Date, ahead = 0) =>
  foreseeAsking({ ...person, ...given }, 'new', ahead, now)
    ?.at.toISOString()
    .slice(5, 16) ?? null
const asked = { ...neverAsked, askedAt: monday, campaignId: 'old' }
const noon = minutesLater(monday, 240)

describe('somebody will hear of a new campaign', () => {
  test.each<[string, Partial<Asked>, Date, string | null]>([
    ['now, at a good time', {}, monday, '11-23T08:00'],
    ['at nine, before that', {}, minutesLater(monday, -300), '11-23T08:00'],
    ['the next morning, in the evening', {}, minutesLater(monday, 720), '11-24T08:00'],
    ['the next day, where they were asked today', { state: asked }, noon, '11-24T08:00'],
    [
      'the next day, after Later',
      { state: { ...asked, reaction: 'later' }, dueAt: minutesLater(noon, 60) },
      noon,
      '11-24T08:00',
    ],
    ['the next day, after Not today', { state: { ...asked, reaction: 'not-today' } }, noon, '11-24T08:00'],
    ['the next day, where they worked today', { activeAt: monday }, noon, '11-24T08:00'],
    ['the next day, where they ignored a dozen', { state: { ...asked, ignored: 12 } }, noon, '11-24T08:00'],
    ['when their session is over', { openUntil: minutesLater(noon, 10) }, noon, '11-23T12:11'],
    ['after their leave', { hours: { ...usualHours, onLeaveUntil: '2026-12-02' } }, noon, '12-02T08:00'],
    ['never, where nothing reaches them', { isReachable: false }, noon, null],
    ['never, without any hours', { hours: { ...usualHours, weekly: usualHours.weekly.map(() => null) } }, noon, null],
  ])('%s', (_, given, now, at) => {
    expect(seen(given, now)).toBe(at)
  })

  test('after the campaigns that came before, a day for each, weekends left out', () => {
    const friday = minutesLater(monday, 4 * 1440)
    expect([0, 1, 2].map((ahead) => seen({}, friday, ahead))).toEqual(['11-27T08:00', '11-30T08:00', '12-01T08:00'])
  })
})

test('whatever the zone and the hour, at a good time of a day without an invitation, and each campaign on a day of its own', () => {
  const minutes = fc.integer({ min: 0, max: 400 * 1440 })
  fc.assert(
    fc.property(fc.constantFrom(...Intl.supportedValuesOf('timeZone')), minutes, minutes, (z, since, from) => {
      const askedAt = minutesLater(monday, since)
      const now = minutesLater(askedAt, from % 4000)
      const one = { ...person, zone: z, state: { ...asked, askedAt }, dueAt: now }
      const times = [0, 1, 2].map((ahead) => foreseeAsking(one, 'new', ahead, now)?.at ?? now)
      const days = [askedAt, ...times].map((at) => localDay(at, z))
      expect(days).toEqual([...new Set(days)].sort())
      for (const at of times) expect(at >= now && isGoodTime(usualHours, z, at)).toBe(true)
    }),
    { numRuns: 150 },
  )
})

import { expect, test } from 'vitest'
import { readZone, zoneOfLocale } from '../../../src/domain/time/read-zone.ts'

test.each([
  ['Europe/Berlin', 'Europe/Berlin'],
  [' europe/berlin ', 'Europe/Berlin'],
  ['berlin', 'Europe/Berlin'],
  ['New York', 'America/New_York'],
  ['Asia/Kolkata', 'Asia/Kolkata'],
  ['kolkata', 'Asia/Kolkata'],
  ['utc', 'UTC'],
])('%s is the zone %s', (typed, zone) => {
  expect(readZone(typed)).toEqual({ kind: 'zone', zone })
})

test.each([
  ['Berlim', 'Europe/Berlin'],
  ['Europe/Viena', 'Europe/Vienna'],
  ['', null],
  ['EST', null],
  ['+02:00', null],
])('%s is none; %s may be meant', (typed, nearest) => {
  expect(readZone(typed)).toEqual({ kind: 'unknown', nearest })
})

test('a locale tells the zone of a country that has one clock, and of no other', () => {
  const at = new Date('2026-11-23T12:00:00Z')
  const zones = ['sv-SE', 'ja-JP', 'de-DE', 'en-US', 'en', 'none at all'].map((locale) => zoneOfLocale(locale, at))
  expect(zones).toEqual(['Europe/Stockholm', 'Asia/Tokyo', 'Europe/Berlin', null, null, null])
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { instantOf, nextTime, slackDate, timeIn, wallTimeIn } from '../../../../playground/page/parts/time-text.ts'

const zones = fc.constantFrom(
  'UTC',
  'Europe/Berlin',
  'Asia/Kolkata',
  'America/Los_Angeles',
  'America/Sao_Paulo',
  'Asia/Tokyo',
)
const instants = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })

test('the next morning is nine o’clock there, within a day, whatever the clocks do', () => {
  fc.assert(
    fc.property(zones, instants, (zone, from) => {
      const at = nextTime(zone, from, '09:00')
      expect(timeIn(zone, at)).toBe('09:00')
      expect(at.getTime() - from.getTime()).toBeGreaterThan(0)
      expect(at.getTime() - from.getTime()).toBeLessThanOrEqual(25 * 3_600_000)
    }),
    { numRuns: 40 },
  )
})

test('a wall time and its instant say the same', () => {
  expect(instantOf('2026-11-23T09:00', 'Europe/Berlin').toISOString()).toBe('2026-11-23T08:00:00.000Z')
  expect(instantOf('2026-07-01T09:00', 'America/Los_Angeles').toISOString()).toBe('2026-07-01T16:00:00.000Z')
  expect(wallTimeIn('Asia/Kolkata', new Date('2026-11-23T08:00:00Z'))).toBe('2026-11-23T13:30')
})

test('Slack’s date tokens are filled for the reader’s zone', () => {
  const stampS = Date.parse('2026-11-23T08:05:00Z') / 1000
  expect(slackDate('{date_short_pretty} at {time} {unknown}', stampS, 'Asia/Tokyo')).toBe(
    '23 Nov 2026 at 17:05 {unknown}',
  )
})

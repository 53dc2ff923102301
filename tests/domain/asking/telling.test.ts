import { expect, test } from 'vitest'
import { tellingOf } from '../../../src/domain/asking/telling.ts'
import { localMomentSaid } from '../../../src/domain/time/time.ts'

const zone = 'Europe/Berlin'
const now = new Date('2026-11-23T12:00:00Z')

test('who hears of a campaign is counted, and the first and the last are named by the reader’s clock', () => {
  const at = (text: string) => new Date(text)
  const hearings = [
    { name: 'Zoe', at: at('2026-11-24T08:00:00Z') },
    { name: 'Ana', at: now },
    { name: 'Bo', at: at('2026-11-24T08:00:00Z') },
    { name: 'Cy', at: at('2026-12-01T08:00:00Z') },
    { name: 'Dee', at: 'out-of-reach' as const },
    { name: 'Eva', at: 'no-good-hour' as const },
  ]
  expect(tellingOf(hearings, zone, now)).toEqual({
    now: 1,
    later: 3,
    first: { name: 'Bo', at: 'Tue 09:00' },
    last: { name: 'Cy', at: 'Tue 1 Dec 09:00' },
    never: ['Dee'],
    noGoodHour: ['Eva'],
  })
  expect(tellingOf([], zone, now)).toEqual({ now: 0, later: 0, first: null, last: null, never: [], noGoodHour: [] })
})

test('a moment is said in as few words as tell it from others', () => {
  const said = (text: string) => localMomentSaid(new Date(text), zone, now)
  expect(said('2026-11-23T22:30:00Z')).toBe('today 23:30')
  expect(said('2026-11-23T23:30:00Z')).toBe('Tue 00:30')
  expect(said('2026-11-29T08:00:00Z')).toBe('Sun 09:00')
  expect(said('2026-11-30T08:00:00Z')).toBe('Mon 30 Nov 09:00')
})

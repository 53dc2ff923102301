import { expect, test } from 'vitest'
import { tellingOf } from '../../../src/domain/asking/telling.ts'

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
    first: { name: 'Bo', at: { day: '2026-11-24', time: '09:00', today: '2026-11-23' } },
    last: { name: 'Cy', at: { day: '2026-12-01', time: '09:00', today: '2026-11-23' } },
    never: ['Dee'],
    noGoodHour: ['Eva'],
  })
  expect(tellingOf([], zone, now)).toEqual({ now: 0, later: 0, first: null, last: null, never: [], noGoodHour: [] })
})

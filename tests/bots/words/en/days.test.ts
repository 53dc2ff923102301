import { expect, test } from 'vitest'
import { momentWords, wholeDay } from '../../../../src/bots/words/en/days.ts'

test('a moment is said in as few words as tell it from others', () => {
  const said = (day: string, time: string) => momentWords({ day, time, today: '2026-11-23' })
  expect(said('2026-11-23', '23:30')).toBe('today 23:30')
  expect(said('2026-11-24', '00:30')).toBe('Tue 00:30')
  expect(said('2026-11-29', '09:00')).toBe('Sun 09:00')
  expect(said('2026-11-30', '09:00')).toBe('Mon 30 Nov 09:00')
})

test('a day stands alone with its weekday and month', () => {
  expect(wholeDay('2026-11-23')).toBe('Monday 23 November')
})

import { expect, test } from 'vitest'
import { cardFor } from '../../../../src/bots/cards/card-for.ts'
import { said } from '../../../../src/bots/words/said.ts'
import type { Telling } from '../../../../src/domain/asking/telling.ts'

const nobody: Telling = { now: 0, later: 0, first: null, last: null, never: [], noGoodHour: [] }
const today = '2026-11-27'
const monday = { day: '2026-11-30', time: '09:00', today }
const maria = { name: 'Maria', at: monday }
const kenji = { name: 'Kenji', at: { day: '2026-12-01', time: '01:00', today } }

test.each<[Partial<Telling>, string]>([
  [{ now: 1 }, '1 person hears of it now, by direct message.'],
  [{ now: 6 }, '6 people hear of it now, by direct message.'],
  [{ later: 1, first: maria, last: maria }, 'Maria hears of it at their next good time, Mon 09:00 (your time).'],
  [
    { later: 4, first: maria, last: { name: 'Zoe', at: monday } },
    'All 4 hear of it at their next good time, Mon 09:00 (your time).',
  ],
  [
    { now: 2, later: 4, first: maria, last: kenji },
    '2 of 6 hear of it now, the others at their next good time, Maria first: Mon 09:00, and Kenji last: Tue 01:00 (your time).',
  ],
  [
    { now: 1, later: 1, first: kenji, last: kenji },
    '1 of 2 hears of it now, Kenji at their next good time, Tue 01:00 (your time).',
  ],
  [{ never: ['Ben', 'Ida'] }, 'Ben and Ida cannot be asked at present.'],
  [{ now: 1, never: ['Ben'] }, '1 person hears of it now, by direct message. Ben cannot be asked at present.'],
  [
    { noGoodHour: ['Ben', 'Ida'] },
    'The settings of Ben and Ida leave no time at which to ask them. They can start whenever they like, and hear of it once they change those.',
  ],
  [{}, ''],
])('%j', (some, sentence) => {
  expect(said.telling.whenHeard({ ...nobody, ...some })).toBe(sentence)
})

test('what is asked before all are told names those who are left alone', () => {
  expect(said.telling.tellAll({ now: 1, outside: 2, ownHours: 1 }).text).toBe(
    '1 person gets a direct message at once. For 2 it is outside working hours: they hear of it at their next good time. One has set hours of their own, and hears of it in those.',
  )
  expect(said.telling.tellAtAnyHour({ now: 3, outside: 2, ownHours: 0 }).text).toBe(
    '3 people get a direct message at once: for 2 outside working hours, perhaps at night.',
  )
})

test('an invitation to what is paused promises no message', () => {
  const screen = {
    kind: 'people-changed',
    act: 'invite',
    campaignId: 'c',
    name: 'Clauses',
    role: 'annotator',
    removed: [],
  } as const
  const people = { changed: ['Ana'], unchanged: [], problems: [] }
  expect(JSON.stringify(cardFor({ ...screen, ...people, telling: null }))).toContain('No message goes out now.')
  const telling = { ...nobody, now: 1 }
  expect(JSON.stringify(cardFor({ ...screen, ...people, telling }))).toContain('1 person hears of it now')
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AskingHours, usualHours } from '../../../src/domain/asking/asking-hours.ts'
import type { AskingForm } from '../../../src/domain/forms/asking-form.ts'
import { askingFormOf, readAskingForm } from '../../../src/domain/forms/read-asking-form.ts'

const today = '2026-11-23'
const usual = askingFormOf(usualHours, today)
const read = (given: Partial<AskingForm>) => readAskingForm({ ...usual, ...given }, today)
const hoursOf = (given: Partial<AskingForm>): AskingHours => {
  const done = read(given)
  if (done.kind === 'problems') throw new Error(JSON.stringify(done.problems))
  return done.hours
}

test('the usual hours are Monday to Friday, nine to five', () => {
  expect(usual).toMatchObject({ days: [1, 2, 3, 4, 5], from: '09:00', until: '17:00', otherHours: '', daysOff: '' })
  expect(hoursOf({})).toEqual(usualHours)
})

test('whatever hours are kept, the form that shows them reads back as the same', () => {
  const range = fc
    .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 }))
    .filter(([from, until]) => from < until)
    .map(([from, until]) => ({ from, until }))
  const wrapping = fc
    .record({ from: fc.integer({ min: 0, max: 1439 }), until: fc.integer({ min: 0, max: 1440 }) })
    .filter(({ from, until }) => from !== until)
  const day = fc
    .integer({ min: 1, max: 900 })
    .map((n) => new Date(Date.UTC(2026, 10, 23 + n)).toISOString().slice(0, 10))
  const span = fc.tuple(day, day).map(([a, b]) => (a < b ? { first: a, last: b } : { first: b, last: a }))
  const hours: fc.Arbitrary<AskingHours> = fc.record({
    weekly: fc.array(fc.option(range), { minLength: 7, maxLength: 7 }),
    quiet: fc.array(wrapping, { maxLength: 5 }),
    off: fc
      .uniqueArray(span, { maxLength: 5, selector: ({ first }) => first })
      .map((all) => all.toSorted((a, b) => (a.first < b.first ? -1 : 1))),
    onLeaveUntil: fc.option(day),
  })
  fc.assert(
    fc.property(hours, (kept) => {
      expect(readAskingForm(askingFormOf(kept, today), today)).toEqual({ kind: 'hours', hours: kept })
    }),
  )
})

describe('leave', () => {
  test('until a day begins today', () => {
    expect(hoursOf({ awayUntil: '2026-11-27' }).off).toEqual([{ first: today, last: '2026-11-27' }])
  })
  test('from one day to another is added to the days off', () => {
    const off = hoursOf({ daysOff: '2026-12-24', awayFrom: '2026-12-01', awayUntil: '2026-12-03' }).off
    expect(off).toEqual([
      { first: '2026-12-01', last: '2026-12-03' },
      { first: '2026-12-24', last: '2026-12-24' },
    ])
  })
  test('that is over is forgotten, and so is a pause until today', () => {
    expect(hoursOf({ daysOff: '2026-11-01 to 2026-11-22', onLeaveUntil: today })).toEqual(usualHours)
  })
})

test.each<[Partial<AskingForm>, keyof AskingForm]>([
  [{ from: '17:00', until: '09:00' }, 'until'],
  [{ from: '', until: '' }, 'until'],
  [{ otherHours: 'Fri' }, 'otherHours'],
  [{ otherHours: 'Someday 09:00-10:00' }, 'otherHours'],
  [{ otherHours: 'Fri 22:00-06:00' }, 'otherHours'],
  [{ quiet: '25:00-26:00' }, 'quiet'],
  [{ quiet: '12:00' }, 'quiet'],
  [{ daysOff: '24.12.2026' }, 'daysOff'],
  [{ daysOff: '2026-12-24 to 2026-12-20' }, 'daysOff'],
  [{ awayFrom: '2026-12-05', awayUntil: '2026-12-01' }, 'awayUntil'],
  [{ awayFrom: '2026-12-05' }, 'awayUntil'],
])('%o is refused beside its field', (given, field) => {
  const done = read(given)
  expect(done.kind === 'problems' && done.problems.map((one) => one.field)).toEqual([field])
})

test('hours are read as people write them', () => {
  const weekly = hoursOf({ otherHours: 'Friday 9-13\nsat: 10:00 – 12:00, thu off' }).weekly
  expect(weekly.slice(3, 6)).toEqual([null, { from: 540, until: 780 }, { from: 600, until: 720 }])
  expect(hoursOf({ quiet: '22:00-07:00; 12-13' }).quiet).toEqual([
    { from: 1320, until: 420 },
    { from: 720, until: 780 },
  ])
})

test('fifty lines of a field are read, more are refused by that field, and a line that is far too long is shown cut', () => {
  const line = (at: number) => `${Math.floor(at / 6)}:${at % 6}0-${Math.floor(at / 6)}:${at % 6}5`
  const many = (n: number) => Array.from({ length: n }, (_, at) => line(at)).join('\n')
  expect(hoursOf({ quiet: many(50) }).quiet).toHaveLength(50)
  expect(read({ quiet: many(51) })).toEqual({
    kind: 'problems',
    problems: [{ field: 'quiet', what: { kind: 'too-many-lines', lines: 51, most: 50 } }],
  })
  expect(read({ otherHours: 'Fri off\n'.repeat(60) })).toMatchObject({ problems: [{ field: 'otherHours' }] })
  const long = read({ daysOff: ' '.repeat(10) + '-'.repeat(100_000) })
  expect(JSON.stringify(long).length).toBeLessThan(300)
})

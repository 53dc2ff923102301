import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AskingHours, isGoodTime, usualHours } from '../../src/domain/asking/asking-hours.ts'
import { localDay, minutesLater } from '../../src/domain/time/time.ts'
import { laterToday } from '../../src/sessions/postpone.ts'
import { type Askable, neverAsked, whoIsDue } from '../../src/sessions/who-is-due.ts'

const zone = 'Europe/Berlin'
const at = (text: string) => new Date(text)
const monday = at('2026-11-23T08:00:00Z')
const candidate = { campaignId: 'c1', left: 10, annotators: 3, isKnown: true }
const person: Askable = {
  zone,
  hours: usualHours,
  state: neverAsked,
  dueAt: monday,
  activeAt: null,
  openUntil: null,
  isReachable: true,
  candidates: [candidate],
}
const asked = (given: object) => ({ ...neverAsked, askedAt: monday, campaignId: 'c1', ...given })

describe('an invitation', () => {
  test('goes out at the first good time, and a reminder is planned for three hours later', () => {
    expect(whoIsDue(person, monday)).toEqual({
      kind: 'ask',
      why: 'daily',
      campaignId: 'c1',
      goodUntil: at('2026-11-23T16:00:00Z'),
      state: asked({}),
      dueAt: at('2026-11-23T11:00:00Z'),
    })
    expect(whoIsDue(person, minutesLater(monday, -30))).toEqual({ kind: 'wait', dueAt: monday })
  })

  test('is for the campaign not heard of yet, then for the one with most work for each annotator', () => {
    const large = { campaignId: 'c2', left: 500, annotators: 100, isKnown: true }
    const news = { campaignId: 'c3', left: 1, annotators: 9, isKnown: false }
    expect(whoIsDue({ ...person, candidates: [large, candidate] }, monday)).toMatchObject({ campaignId: 'c2' })
    expect(whoIsDue({ ...person, candidates: [{ ...large, left: 200 }, candidate] }, monday)).toMatchObject({
      campaignId: 'c1',
    })
    expect(whoIsDue({ ...person, candidates: [large, candidate, news] }, monday)).toMatchObject({ campaignId: 'c3' })
  })

  test.each<[string, Partial<Askable>]>([
    ['nothing is left for them', { candidates: [] }],
    ['no message reaches them', { isReachable: false }],
    ['they worked today already', { activeAt: minutesLater(monday, -60) }],
    ['they are on leave', { hours: { ...usualHours, off: [{ first: '2026-11-23', last: '2026-11-23' }] } }],
    ['they are on leave', { hours: { ...usualHours, onLeaveUntil: '2026-11-24' } }],
    ['they said Not today', { state: asked({ reaction: 'not-today' }) }],
    ['they were asked twice today', { state: asked({ reaction: 'asked-again', reminded: true }) }],
    ['they were reminded', { state: asked({ reminded: true }) }],
  ])('waits for another day where %s', (_, given) => {
    const noon = minutesLater(monday, 240)
    const next = { kind: 'wait', dueAt: at('2026-11-24T08:00:00Z') }
    expect(whoIsDue({ ...person, ...given }, noon)).toEqual(next)
  })

  test('waits while a session is open', () => {
    const openUntil = minutesLater(monday, 20)
    expect(whoIsDue({ ...person, openUntil }, monday)).toEqual({ kind: 'wait', dueAt: minutesLater(monday, 21) })
  })
})

describe('the same day', () => {
  test('one reminder', () => {
    const threeHoursOn = minutesLater(monday, 180)
    expect(whoIsDue({ ...person, state: asked({}) }, minutesLater(monday, 5))).toEqual({
      kind: 'wait',
      dueAt: threeHoursOn,
    })
    expect(whoIsDue({ ...person, state: asked({}) }, threeHoursOn)).toMatchObject({
      kind: 'ask',
      why: 'reminder',
      state: asked({ reminded: true }),
      dueAt: at('2026-11-24T08:00:00Z'),
    })
  })

  test('once more after Later, when that was planned', () => {
    const dueAt = minutesLater(monday, 120)
    const state = asked({ reaction: 'later' })
    expect(whoIsDue({ ...person, state, dueAt }, dueAt)).toMatchObject({ kind: 'ask', why: 'later' })
    expect(laterToday(usualHours, zone, monday)).toEqual(dueAt)
    expect(laterToday(usualHours, zone, at('2026-11-23T14:30:00Z'))).toBeNull()
  })

  test('no reminder for a campaign that is not running any more', () => {
    const candidates = [{ ...candidate, campaignId: 'c2' }]
    const threeHoursOn = minutesLater(monday, 180)
    expect(whoIsDue({ ...person, state: asked({}), candidates }, threeHoursOn)).toMatchObject({ kind: 'wait' })
  })
})

/** The local days of invitations to somebody who does as `reacts` says, over so many weeks. */
function daysAsked(weeks: number, start: Askable, reacts: (now: Date, day: number) => Partial<Askable> = () => ({})) {
  let one = start
  let now = start.dueAt
  const said: { at: Date; why: string }[] = []
  while (now < minutesLater(start.dueAt, weeks * 7 * 1440)) {
    const decision = whoIsDue(one, now)
    if (decision.kind === 'ask') {
      said.push({ at: now, why: decision.why })
      one = { ...one, state: decision.state }
      if (decision.why === 'daily') one = { ...one, ...reacts(now, said.length) }
    }
    expect(decision.dueAt > now).toBe(true)
    one = { ...one, dueAt: decision.dueAt }
    now = decision.dueAt
  }
  return said
}

const invitations = (said: { at: Date; why: string }[]) =>
  said.filter(({ why }) => why === 'daily').map((it) => localDay(it.at, zone).slice(5))

describe('who keeps ignoring', () => {
  test('is asked daily, then every second working day, then weekly', () => {
    const said = daysAsked(5, person)
    expect(invitations(said)).toEqual(['11-23', '11-24', '11-25', '11-27', '12-01', '12-03', '12-10', '12-17', '12-24'])
    expect(said.filter(({ why }) => why === 'reminder')).toHaveLength(3)
  })

  test('is asked daily again after an answer', () => {
    const answersOn = (day: string) => (now: Date) =>
      localDay(now, zone) === day ? { activeAt: minutesLater(now, 5) } : {}
    expect(invitations(daysAsked(3, person, answersOn('2026-12-03'))).slice(5)).toEqual([
      '12-03',
      '12-04',
      '12-07',
      '12-08',
      '12-10',
    ])
  })

  test('but not who says Not today', () => {
    const notToday = () => ({ state: asked({ reaction: 'not-today' }) })
    const said = daysAsked(2, person, (now) => ({ state: { ...notToday().state, askedAt: now } }))
    expect(said).toHaveLength(10)
  })
})

describe('over four weeks and every change of the clocks, whatever people set', () => {
  const range = fc
    .tuple(fc.integer({ min: 0, max: 1400 }), fc.integer({ min: 1, max: 1440 }))
    .filter(([from, until]) => from < until)
    .map(([from, until]) => ({ from, until }))
  const hours: fc.Arbitrary<AskingHours> = fc.record({
    weekly: fc.array(fc.option(range), { minLength: 7, maxLength: 7 }),
    quiet: fc.array(range, { maxLength: 2 }),
    off: fc.constant([]),
    onLeaveUntil: fc.constant(null),
  })
  const start = fc
    .date({ min: at('2025-01-01T00:00:00Z'), max: at('2028-12-31T00:00:00Z'), noInvalidDate: true })
    .map((it) => new Date(Math.floor(it.getTime() / 60_000) * 60_000))

  test('an invitation at most once a local day, one more word at most, and only at good times', () => {
    fc.assert(
      fc.property(hours, fc.constantFrom(...Intl.supportedValuesOf('timeZone')), start, (h, z, dueAt) => {
        const said = daysAsked(4, { ...person, hours: h, zone: z, dueAt })
        for (const one of said) expect(isGoodTime(h, z, one.at)).toBe(true)
        const days = said.map((one) => ({ day: localDay(one.at, z), why: one.why }))
        const daily = days.filter(({ why }) => why === 'daily').map(({ day }) => day)
        expect(new Set(daily).size).toBe(daily.length)
        for (const day of daily) expect(days.filter((one) => one.day === day).length).toBeLessThanOrEqual(2)
      }),
      { numRuns: 100 },
    )
  })
})

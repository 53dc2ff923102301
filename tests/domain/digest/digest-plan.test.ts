import { describe, expect, it } from 'vitest'
import { type DigestSubject, nextGivenToAll, planDigests } from '../../../src/domain/digest/digest-plan.ts'

const berlin = 'Europe/Berlin'
const reader = { personId: 'p1', zone: berlin, since: new Date('2026-11-04T10:00:00Z'), given: [] }

function subject(given: Partial<DigestSubject> = {}): DigestSubject {
  return {
    campaignId: 'c1',
    zone: berlin,
    weekly: { weekday: 1, minuteOfDay: 540 },
    launchedAt: new Date('2026-11-11T10:00:00Z'),
    finishedAt: null,
    hasChannel: false,
    computed: [],
    readers: [reader],
    ...given,
  }
}

const computed = (...weeks: string[]) => weeks.map((weekStart) => ({ weekStart, channelDone: false }))

describe('what the clock asks for', () => {
  it('is nothing before the first week has ended, and then its figures', () => {
    expect(planDigests(subject(), new Date('2026-11-15T22:59:00Z'))).toEqual({
      compute: [],
      give: [],
      early: [],
      giveChannel: [],
      nextAt: new Date('2026-11-15T23:05:00Z'),
    })
    expect(planDigests(subject(), new Date('2026-11-15T23:05:00Z'))).toMatchObject({
      compute: ['2026-11-09'],
      give: [],
      nextAt: new Date('2026-11-16T08:00:00Z'),
    })
  })

  it('is a copy for each reader at nine of their own morning', () => {
    const readers = [reader, { ...reader, personId: 'p2', zone: 'America/New_York' }]
    const plan = planDigests(subject({ readers, computed: computed('2026-11-09') }), new Date('2026-11-16T08:00:00Z'))
    expect(plan).toEqual({
      compute: [],
      give: [{ weekStart: '2026-11-09', personId: 'p1' }],
      early: [],
      giveChannel: [],
      nextAt: new Date('2026-11-16T14:00:00Z'),
    })
  })

  it('brings along what is due later on the same morning of its reader, and nothing of the afternoon or of another day', () => {
    const at = (minuteOfDay: number, zone = berlin) => {
      const weekly = { weekday: 1, minuteOfDay }
      const own = subject({ weekly, readers: [{ ...reader, zone }], computed: computed('2026-11-09') })
      return planDigests(own, new Date('2026-11-16T08:00:00Z')).early.map(({ personId }) => personId)
    }
    expect(at(11 * 60 + 59)).toEqual(['p1'])
    expect(at(12 * 60)).toEqual([])
    expect(at(9 * 60)).toEqual([])
    // Whoever has one at night is left the others until morning.
    expect(at(9 * 60, 'America/New_York')).toEqual([])
    // Where it is still Sunday, Monday's morning has not begun.
    expect(at(9 * 60, 'Pacific/Honolulu')).toEqual([])
    const tuesday = subject({ weekly: { weekday: 2, minuteOfDay: 540 }, computed: computed('2026-11-09') })
    expect(planDigests(tuesday, new Date('2026-11-16T08:00:00Z')).early).toEqual([])
  })

  it('has reached all once the last of them has had nine in the morning', () => {
    const readers = [reader, { ...reader, personId: 'p2', zone: 'America/New_York' }]
    const all = (now: string) => nextGivenToAll(subject({ readers }), new Date(now))
    expect(all('2026-11-14T12:00:00Z')).toEqual(new Date('2026-11-16T14:00:00Z'))
    expect(all('2026-11-16T09:00:00Z')).toEqual(new Date('2026-11-16T14:00:00Z'))
    expect(all('2026-11-16T14:00:00Z')).toEqual(new Date('2026-11-23T14:00:00Z'))
    expect(nextGivenToAll(subject({ readers: [] }), new Date('2026-11-16T09:00:00Z'))).toBe(null)
  })

  it('is nothing twice: what was given is not given again', () => {
    const readers = [{ ...reader, given: ['2026-11-09'] }]
    const plan = planDigests(subject({ readers, computed: computed('2026-11-09') }), new Date('2026-11-16T08:01:00Z'))
    expect(plan.give).toEqual([])
    expect(plan.nextAt).toEqual(new Date('2026-11-22T23:05:00Z'))
  })

  it('is nothing for somebody who joined after it was due', () => {
    const readers = [{ ...reader, since: new Date('2026-11-16T08:01:00Z') }]
    const plan = planDigests(subject({ readers, computed: computed('2026-11-09') }), new Date('2026-11-16T12:00:00Z'))
    expect(plan.give).toEqual([])
  })

  it('makes up for a few days of silence, and for no more', () => {
    const late = subject({ computed: computed('2026-11-09') })
    expect(planDigests(late, new Date('2026-11-20T12:00:00Z')).give).toHaveLength(1)
    const muchLater = planDigests(late, new Date('2026-12-02T12:00:00Z'))
    expect(muchLater.compute).toEqual(['2026-11-16', '2026-11-23'])
    expect(muchLater.give).toEqual([{ weekStart: '2026-11-23', personId: 'p1' }])
  })

  it('ends with the week in which the campaign finished', () => {
    const finished = { finishedAt: new Date('2026-11-18T10:00:00Z') }
    const readers = [{ ...reader, given: ['2026-11-09'] }]
    const at = new Date('2026-11-23T08:00:00Z')
    const before = subject({ ...finished, readers, computed: computed('2026-11-09', '2026-11-16') })
    expect(planDigests(before, at)).toMatchObject({
      give: [{ weekStart: '2026-11-16', personId: 'p1' }],
      nextAt: null,
    })
    const given = [{ ...reader, given: ['2026-11-09', '2026-11-16'] }]
    expect(planDigests({ ...before, readers: given }, new Date('2026-11-30T08:00:00Z'))).toEqual({
      compute: [],
      give: [],
      early: [],
      giveChannel: [],
      nextAt: null,
    })
  })

  it('is the channel’s copy at the time of the campaign’s own zone, once', () => {
    const at = new Date('2026-11-16T08:00:00Z')
    const wanted = subject({ hasChannel: true, readers: [], computed: computed('2026-11-09') })
    expect(planDigests(wanted, at).giveChannel).toEqual(['2026-11-09'])
    const done = { ...wanted, computed: [{ weekStart: '2026-11-09', channelDone: true }] }
    expect(planDigests(done, at).giveChannel).toEqual([])
  })
})

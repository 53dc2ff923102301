import { describe, expect, it } from 'vitest'
import { digestChanges } from '../../../src/metrics/figures/digest-changes.ts'
import { digestDecisions, waitingDecisions } from '../../../src/metrics/figures/digest-decisions.ts'
import { digestTakeaway } from '../../../src/metrics/figures/digest-takeaway.ts'
import { expectedEnd, finishOf } from '../../../src/metrics/figures/expected-end.ts'
import { forecastAt, type PaceWindow } from '../../../src/metrics/figures/forecast.ts'
import { aDigest, anAnnotator } from './a-digest.ts'

const silent = { answers: 0, workMs: 0, active: 0, flagged: 0 }
const tooEarly = { likely: null, why: 'too-early' } as const

const worth = {
  undecided: 0,
  agreement: { by: 'alpha', value: 0.71, interval: { low: 0.66, high: 0.76 }, isEnough: 'perhaps' },
}

describe('the takeaway', () => {
  const said = (given: Parameters<typeof aDigest>[0], before: Parameters<typeof digestTakeaway>[1] = null) =>
    digestTakeaway(aDigest(given), before)

  it('is silence where nobody did anything, before all else', () => {
    expect(said({ week: silent })).toEqual({ kind: 'quiet', state: 'running' })
    expect(said({ week: silent, state: 'paused' })).toEqual({ kind: 'quiet', state: 'paused' })
    expect(said({ week: { ...silent, flagged: 1 } }).kind).not.toBe('quiet')
  })

  it('is the end in the last digest, however quiet the week was', () => {
    expect(said({ week: silent, state: 'finished', edition: 'last' })).toEqual({
      kind: 'ended',
      done: 120,
      items: 500,
      ...worth,
    })
  })

  it('is completeness once every item has its answers', () => {
    const progress = { items: 500, done: 500, answers: 1500, answersWanted: 1500, remaining: 0 }
    expect(said({ progress })).toEqual({ kind: 'complete', items: 500, ...worth })
    expect(said({ progress, undecided: 7 })).toMatchObject({ kind: 'complete', undecided: 7 })
    expect(said({ progress: { ...progress, done: 499 } }).kind).not.toBe('complete')
  })

  it('of what is done says what it is worth, and does not advise to finish where people agree too little', () => {
    const progress = { items: 24, done: 24, answers: 72, answersWanted: 72, remaining: 0 }
    const agreement = { alpha: -0.29, items: 24, labelId: null, isSample: false, interval: { low: -0.5, high: -0.02 } }
    const figures = aDigest({ progress, agreement, undecided: 7, inReview: 7 })
    const level = { by: 'alpha', value: -0.29, interval: agreement.interval, isEnough: 'no' }
    expect(digestTakeaway(figures, null)).toEqual({ kind: 'complete', items: 24, undecided: 7, agreement: level })
    expect(digestDecisions(figures).map(({ kind }) => kind)).toEqual(['review', 'mend-guideline'])
    // Where one label holds most answers it is AC1 that says so.
    const ac1 = { value: 0.9, interval: { low: 0.85, high: 0.95 } }
    const oneSided = aDigest({ progress, agreement: { ...agreement, ac1 } })
    expect(digestTakeaway(oneSided, null)).toMatchObject({ agreement: { by: 'AC1', isEnough: 'yes' } })
    expect(digestDecisions(oneSided)).toEqual([{ kind: 'finish', items: 24, undecided: 0 }])
    const unknown = aDigest({ progress, agreement: { alpha: null, why: 'too-few' } })
    expect(digestTakeaway(unknown, null)).toMatchObject({ agreement: null })
  })

  it('is the pause', () => {
    expect(said({ state: 'paused' })).toEqual({ kind: 'paused', done: 120, items: 500 })
  })

  it('is disagreement only where all of the interval lies below .667', () => {
    const agreement = { alpha: 0.4, items: 200, labelId: null, isSample: false }
    expect(said({ agreement: { ...agreement, interval: { low: 0.3, high: 0.666 } } })).toEqual({
      kind: 'disagreeing',
      alpha: 0.4,
      high: 0.666,
    })
    expect(said({ agreement: { ...agreement, interval: { low: 0.3, high: 0.667 } } }).kind).toBe('on-its-way')
    expect(said({ agreement: { ...agreement, interval: null } }).kind).toBe('on-its-way')
  })

  it('counts people in doubt, but none who is paused already', () => {
    const annotators = [anAnnotator({ isDoubted: true }), anAnnotator({ isDoubted: true, isHeldBack: true })]
    expect(said({ annotators })).toEqual({ kind: 'doubtful-people', people: 1 })
    expect(said({ annotators: annotators.slice(1) }).kind).toBe('on-its-way')
  })

  it('is a slump where answers fell below half of enough to compare with', () => {
    const lastWeek = (answers: number) => aDigest({ week: { ...silent, answers } })
    const week = { ...silent, answers: 49, active: 2 }
    expect(said({ week }, lastWeek(100))).toEqual({ kind: 'slower', answers: 49, before: 100 })
    expect(said({ week: { ...week, answers: 50 } }, lastWeek(100)).kind).toBe('on-its-way')
    expect(said({ week: { ...week, answers: 9 } }, lastWeek(19)).kind).toBe('on-its-way')
    expect(said({ week, edition: 'so-far' }, lastWeek(100)).kind).toBe('on-its-way')
  })

  it('is the near end where even the latest day lies within a week', () => {
    const finish = { likely: '2026-11-25', earliest: '2026-11-24', latest: '2026-11-29' }
    expect(said({ finish })).toEqual({ kind: 'nearly-done', earliest: '2026-11-24', latest: '2026-11-29' })
    expect(said({ finish: { ...finish, latest: '2026-11-30' } }).kind).toBe('on-its-way')
  })

  it('is the forecast otherwise, or why there is none', () => {
    expect(said({})).toEqual({
      kind: 'on-its-way',
      done: 120,
      items: 500,
      likely: '2026-12-12',
      earliest: '2026-12-08',
      latest: '2027-01-03',
    })
    expect(said({ finish: tooEarly })).toEqual({ kind: 'under-way', done: 120, items: 500, why: 'too-early' })
    expect(said({ finish: { likely: null, why: 'years' } })).toMatchObject({ kind: 'under-way', why: 'years' })
  })
})

describe('what changed', () => {
  it('is nothing in the first week, nor in one like the last', () => {
    expect(digestChanges(aDigest(), null)).toEqual([])
    expect(digestChanges(aDigest(), aDigest())).toEqual([])
  })

  it('names each figure that differs', () => {
    const before = aDigest({
      state: 'paused',
      week: { ...silent, answers: 300, active: 5 },
      progress: { ...aDigest().progress, items: 400 },
      finish: { likely: '2026-12-20', earliest: '2026-12-08', latest: null },
    })
    expect(digestChanges(aDigest({ guidelineVersion: 2 }), before)).toEqual([
      { kind: 'state', now: 'running', before: 'paused' },
      { kind: 'answers', now: 340, before: 300 },
      { kind: 'active', now: 6, before: 5 },
      { kind: 'likely', now: '2026-12-12', before: '2026-12-20' },
      { kind: 'items', added: 100 },
      { kind: 'guideline', version: 2 },
    ])
  })

  it('does not hold an unfinished week against a whole one', () => {
    const before = aDigest({ week: { ...silent, answers: 300, active: 5 } })
    expect(digestChanges(aDigest({ edition: 'so-far' }), before)).toEqual([])
  })

  it('says of agreement whether chance alone may have moved it, for the same label, where it looks other', () => {
    const agreement = (alpha: number, low: number, high: number, labelId: number | null = null) =>
      aDigest({ agreement: { alpha, interval: { low, high }, items: 100, labelId, isSample: false } })
    expect(digestChanges(agreement(0.8, 0.78, 0.82), agreement(0.7, 0.68, 0.72))).toEqual([
      { kind: 'agreement', now: 0.8, before: 0.7, isChance: false },
    ])
    expect(digestChanges(agreement(0.8, 0.7, 0.9), agreement(0.7, 0.6, 0.8))).toEqual([
      { kind: 'agreement', now: 0.8, before: 0.7, isChance: true },
    ])
    expect(digestChanges(agreement(0.702, 0.6, 0.8), agreement(0.7, 0.6, 0.8))).toEqual([])
    expect(digestChanges(agreement(0.8, 0.78, 0.82, 1), agreement(0.7, 0.68, 0.72, 2))).toEqual([])
  })
})

describe('what waits', () => {
  const kinds = (given: Parameters<typeof aDigest>[0]) => digestDecisions(aDigest(given)).map(({ kind }) => kind)

  it('is nothing in a good week', () => {
    expect(kinds({})).toEqual([])
  })

  it('is at most three, hard cases first, and gold is doubted before people', () => {
    const all = {
      inReview: 3,
      gold: { live: 20, suspects: 2 },
      annotators: [anAnnotator({ isDoubted: true, gold: { answered: 18, right: 8 } })],
      finish: { likely: null, why: 'years' } as const,
    }
    expect(kinds(all)).toEqual(['review', 'check-gold', 'hold-back'])
    expect(waitingDecisions(aDigest(all)).map(({ kind }) => kind)).toEqual([
      'review',
      'check-gold',
      'hold-back',
      'add-gold',
      'invite',
    ])
  })

  it('names the person most in doubt with what is known of them', () => {
    const annotators = [
      anAnnotator({ personId: 'p1', isDoubted: true, gold: { answered: 12, right: 5 } }),
      anAnnotator({ personId: 'p2', isDoubted: true, gold: { answered: 30, right: 8 } }),
      anAnnotator({ personId: 'p3', isDoubted: true, isHeldBack: true, gold: { answered: 30, right: 2 } }),
    ]
    expect(digestDecisions(aDigest({ annotators }))).toEqual([
      { kind: 'hold-back', personId: 'p2', known: { right: 8, answered: 30 } },
    ])
  })

  it('is more gold where somebody who worked has met nearly all of it', () => {
    const gold = { live: 20, suspects: 0 }
    const annotators = [anAnnotator({ gold: { answered: 16, right: 14 } })]
    expect(digestDecisions(aDigest({ gold, annotators }))).toEqual([{ kind: 'add-gold', live: 20, shortOf: 1 }])
    expect(kinds({ gold, annotators: [anAnnotator({ gold: { answered: 15, right: 14 } })] })).toEqual([])
    expect(kinds({ gold, annotators: [anAnnotator({ gold: { answered: 19, right: 14 }, answers: 0 })] })).toEqual([])
    expect(kinds({ gold: { live: 0, suspects: 0 }, annotators })).toEqual([])
  })

  it('is more people where the end is six weeks away or out of sight, or most of them do nothing', () => {
    const likely = (day: string) => ({ finish: { likely: day, earliest: day, latest: null } })
    expect(kinds(likely('2027-01-04'))).toEqual([])
    expect(kinds(likely('2027-01-05'))).toEqual(['invite'])
    expect(kinds({ finish: { likely: null, why: 'years' } })).toEqual(['invite'])
    expect(kinds({ finish: tooEarly, week: { ...silent, answers: 5, active: 3 } })).toEqual(['invite'])
    expect(kinds({ finish: tooEarly, week: { ...silent, answers: 5, active: 4 } })).toEqual([])
  })

  it('is the end where all is answered, and going on where it is paused', () => {
    const progress = { items: 500, done: 500, answers: 1500, answersWanted: 1500, remaining: 0 }
    expect(kinds({ progress })).toEqual(['finish'])
    expect(kinds({ state: 'paused' })).toEqual(['go-on'])
    expect(kinds({ state: 'finished', edition: 'last', gold: { live: 9, suspects: 3 } })).toEqual([])
  })
})

describe('the expected end', () => {
  const at = new Date('2026-11-22T23:00:00Z')
  const personDays = Array.from({ length: 20 }, () => ({ answers: 10, workMs: 100_000 }))
  const window = (remaining: number) => ({ personDays, days: 14, people: 4, remaining })
  const endOf = (of: PaceWindow, state: 'running' | 'paused' = 'running') =>
    finishOf(expectedEnd(state, forecastAt(of, at)), at, 'Europe/Berlin')
  const end = (remaining: number, state?: 'running' | 'paused') => endOf(window(remaining), state)

  it('is a day in the campaign’s zone with a range around it', () => {
    const found = end(143)
    if (found.likely === null) throw new Error(found.why)
    expect(found.likely).toBe('2026-12-03')
    expect(found.earliest < found.likely).toBe(true)
    expect((found.latest ?? '') > found.likely).toBe(true)
  })

  it('says why there is none', () => {
    expect(end(0)).toEqual({ likely: null, why: 'done' })
    expect(end(100, 'paused')).toEqual({ likely: null, why: 'not-running' })
    expect(end(100_000)).toEqual({ likely: null, why: 'years' })
    const few = { personDays: personDays.slice(0, 2), days: 7, people: 4, remaining: 10 }
    expect(endOf(few)).toEqual({ likely: null, why: 'too-early' })
  })
})

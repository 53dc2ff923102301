import { describe, expect, it } from 'vitest'
import { ratingsOfLabel, setMajority } from '../../../src/metrics/agreement/multi-choice.ts'
import { costs } from '../../../src/metrics/consensus/costs.ts'
import { forecast } from '../../../src/metrics/figures/forecast.ts'
import { classBalance } from '../../../src/metrics/ratings/class-balance.ts'
import { ratingTable } from '../../../src/metrics/ratings/rating-table.ts'
import { duplicates } from '../../../src/metrics/signs/duplicates.ts'

describe('the forecast', () => {
  const steady = {
    personDays: Array.from({ length: 20 }, () => ({ answers: 50, workMs: 250_000 })),
    days: 14,
    people: 3,
    remaining: 1000,
  }

  it('goes on at the pace of the window', () => {
    const { answersPerDay, daysLeft, hoursLeft } = forecast(steady, 1)
    expect(answersPerDay).toMatchObject({ value: expect.closeTo(1000 / 14, 9), n: 20 })
    expect(daysLeft).toMatchObject({ value: expect.closeTo(14, 9) })
    expect(hoursLeft).toMatchObject({ value: expect.closeTo(5000 / 3600, 9) })
    if (daysLeft.value === null) throw new Error('undefined')
    expect(daysLeft.low).toBeLessThan(14)
    expect(daysLeft.high).toBeGreaterThan(14)
  })

  it('is the same for the same seed', () => {
    expect(forecast(steady, 4)).toEqual(forecast(steady, 4))
    expect(forecast(steady, 4)).not.toEqual(forecast(steady, 5))
  })

  it('needs a few days of work', () => {
    const { daysLeft } = forecast({ ...steady, personDays: steady.personDays.slice(0, 4) }, 1)
    expect(daysLeft).toMatchObject({ value: null, reason: { kind: 'few-days', least: 5 } })
  })
})

describe('costs', () => {
  it('are told per label, per correct label and per point, where these are known', () => {
    expect(costs({ hours: 10, ratePerHour: 90, labels: 600, correctLabels: 500, metricPoints: 3 })).toEqual({
      total: 900,
      perLabel: { value: 1.5 },
      perCorrectLabel: { value: 1.8 },
      perMetricPoint: { value: 300 },
    })
    expect(costs({ hours: 1, ratePerHour: 90, labels: 0, correctLabels: null, metricPoints: null })).toMatchObject({
      perLabel: { value: null, reason: { kind: 'no-label-yet' } },
      perCorrectLabel: { value: null },
      perMetricPoint: { value: null },
    })
  })
})

describe('class balance', () => {
  it('shows every class, those that nobody chose too', () => {
    const { shares, effectiveClasses } = classBalance(['a', 'a', 'a', 'b'], ['a', 'b', 'c'])
    expect(shares.map(({ label, count }) => [label, count])).toEqual([
      ['a', 3],
      ['b', 1],
      ['c', 0],
    ])
    expect(shares[0]?.share).toMatchObject({ value: 0.75, n: 4 })
    expect(effectiveClasses).toBeCloseTo(Math.exp(-(0.75 * Math.log(0.75) + 0.25 * Math.log(0.25))), 12)
    expect(classBalance(['a', 'b'], ['a', 'b']).effectiveClasses).toBeCloseTo(2, 12)
    expect(classBalance([], ['a']).effectiveClasses).toBeNull()
  })
})

describe('duplicates', () => {
  it('are found whatever their case and spacing, and say whether their labels contradict', () => {
    const item = (id: string, text: string, label: string | null) => ({ id, text, label })
    expect(
      duplicates([
        item('1', 'The  parties agree', 'yes'),
        item('2', 'something else', 'yes'),
        item('3', 'the parties\nagree ', 'no'),
        item('4', 'twice', 'no'),
        item('5', 'Twice', null),
      ]),
    ).toEqual([
      { ids: ['1', '3'], conflicting: true },
      { ids: ['4', '5'], conflicting: false },
    ])
  })
})

describe('tasks with several labels', () => {
  it('are looked at label by label', () => {
    const table = ratingTable([
      { item: 'i', rater: 'r', label: '1-2' },
      { item: 'i', rater: 's', label: '2' },
      { item: 'j', rater: 's', label: '' },
    ])
    const said = (labelId: number) => {
      const own = ratingsOfLabel(table, labelId)
      return Array.from(own.classAt, (at) => own.classes[at])
    }
    expect(said(1)).toEqual(['yes', 'no', 'no'])
    expect(said(2)).toEqual(['yes', 'yes', 'no'])
    expect(setMajority([[1, 2], [2]], [1, 2, 3])).toEqual({ labels: [2], tied: [1], isDecided: false })
    expect(setMajority([[1], [2], [3]], [1, 2, 3])).toEqual({ labels: [], tied: [], isDecided: false })
    expect(setMajority([[], [2], []], [1, 2, 3])).toEqual({ labels: [], tied: [], isDecided: true })
    expect(setMajority([[1], [1], []], [1, 2, 3])).toEqual({ labels: [1], tied: [], isDecided: true })
    expect(setMajority([], [1])).toEqual({ labels: [], tied: [], isDecided: false })
  })
})

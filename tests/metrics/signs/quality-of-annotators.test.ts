import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { confidenceWord, honesty } from '../../../src/metrics/consensus/stated-confidence.ts'
import type { GoldAnswer } from '../../../src/metrics/gold/class-balanced-accuracy.ts'
import { classBalancedAccuracy } from '../../../src/metrics/gold/class-balanced-accuracy.ts'
import { holdBackVerdict, shouldWarn } from '../../../src/metrics/gold/gold-alarms.ts'
import { goldKappa } from '../../../src/metrics/gold/gold-kappa.ts'
import { goldRate } from '../../../src/metrics/gold/gold-rate.ts'
import { seededUniform } from '../../../src/metrics/numeric/seeded-uniform.ts'
import { cusum, movingAverage } from '../../../src/metrics/signs/drift.ts'
import { hastyShare, responseTimeScore } from '../../../src/metrics/signs/response-times.ts'
import { sharedMistakes } from '../../../src/metrics/signs/shared-mistakes.ts'
import { numberOf } from '../numeric/measured-value.ts'

function answers(truth: string, answer: string, times: number): GoldAnswer[] {
  return Array.from({ length: times }, () => ({ truth, answer }))
}

describe('accuracy that a frequent class cannot inflate', () => {
  const lazy = [...answers('common', 'common', 90), ...answers('rare', 'common', 10)]

  it('is one half for somebody who always answers the frequent one of two classes', () => {
    expect(classBalancedAccuracy(lazy)).toMatchObject({ value: 0.5, n: 100 })
    expect(numberOf(goldKappa(lazy))).toBe(0)
  })

  it('is the mean of the classes’ own shares, inside its interval', () => {
    const found = classBalancedAccuracy([
      ...answers('a', 'a', 8),
      ...answers('a', 'b', 2),
      ...answers('b', 'b', 3),
      ...answers('b', 'a', 1),
    ])
    if (found.value === null) throw new Error('undefined')
    expect(found.value).toBeCloseTo((0.8 + 0.75) / 2, 12)
    expect(found.low).toBeLessThan(found.value)
    expect(found.high).toBeGreaterThan(found.value)
  })

  it('stays within 0 and 1 with all right or all wrong', () => {
    expect(classBalancedAccuracy(answers('a', 'a', 5))).toMatchObject({ value: 1, high: 1 })
    expect(classBalancedAccuracy(answers('a', 'b', 5))).toMatchObject({ value: 0, low: 0 })
  })

  it('needs gold', () => {
    expect(classBalancedAccuracy([]).value).toBeNull()
    expect(goldKappa([]).value).toBeNull()
    expect(goldKappa(answers('a', 'a', 9))).toMatchObject({
      value: null,
      reason: { kind: 'both-alike' },
    })
  })

  it('kappa against gold is 0 for every constant answerer, whatever the gold', () => {
    const gold = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 2 }).filter((labels) => new Set(labels).size > 1)
    fc.assert(
      fc.property(gold, fc.constantFrom('a', 'b', 'c', 'd'), (labels, answer) => {
        expect(numberOf(goldKappa(labels.map((truth) => ({ truth, answer }))))).toBeCloseTo(0, 12)
      }),
    )
  })
})

describe('warning the lead, and pausing', () => {
  it('warns of two right out of eight, but not of four, nor of anybody under five golds', () => {
    expect(shouldWarn({ right: 2, answered: 8 })).toBe(true)
    expect(shouldWarn({ right: 4, answered: 8 })).toBe(false)
    expect(shouldWarn({ right: 0, answered: 4 })).toBe(false)
  })

  it('pauses after eight wrong answers in a row, and never for right ones', () => {
    const wrong = (times: number) => Array.from({ length: times }, () => false)
    expect(holdBackVerdict(wrong(7)).holdBack).toBe(false)
    expect(holdBackVerdict(wrong(8)).holdBack).toBe(true)
    expect(holdBackVerdict(Array.from({ length: 500 }, () => true))).toMatchObject({ holdBack: false })
    expect(holdBackVerdict([])).toEqual({ evidence: 1, holdBack: false })
  })

  it('stays heldBack although right answers follow', () => {
    expect(holdBackVerdict([...Array.from({ length: 8 }, () => false), true, true]).holdBack).toBe(true)
  })

  /** The share of simulated people of an accuracy who are heldBack within some golds. */
  function pausedShare(accuracy: number, golds: number, people: number): number {
    const uniform = seededUniform(Math.round(accuracy * 1000))
    let heldBack = 0
    for (let person = 0; person < people; person++) {
      if (holdBackVerdict(Array.from({ length: golds }, () => uniform() < accuracy)).holdBack) heldBack++
    }
    return heldBack / people
  }

  it('pauses next to nobody at .85, at most one in a hundred at .75, and nearly all at .50', () => {
    expect(pausedShare(0.85, 100, 5000)).toBeLessThan(0.001)
    expect(pausedShare(0.75, 100, 5000)).toBeLessThan(0.013)
    expect(pausedShare(0.5, 100, 5000)).toBeGreaterThan(0.98)
  })
})

describe('drift', () => {
  const outcomes = [1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 0].map((right) => right === 1)

  it('adds up as worked by hand', () => {
    const { sums, alarmAt } = cusum(outcomes)
    const worked = [
      0, 0, 0, 0, 0, 0, 0, 0, 1.0986122887, 0.8472978604, 1.9459101491, 1.6945957208, 2.7932080094, 3.8918202981,
      3.6405058698, 4.7391181585,
    ]
    for (const [index, height] of worked.entries()) expect(sums[index]).toBeCloseTo(height, 9)
    expect(alarmAt).toBe(13)
    expect(cusum([]).alarmAt).toBeNull()
  })

  it('is drawn as a moving average with a floor', () => {
    const { average, floor } = movingAverage(outcomes)
    expect(average[7]).toBeCloseTo(0.956953279, 9)
    expect(average[15]).toBeCloseTo(0.6206911081, 9)
    expect(floor[0]).toBeCloseTo(0.81, 9)
    expect(floor[15]).toBeCloseTo(0.697101638, 9)
  })

  it('alarms after some twenty golds at .70 and after some 450 at .90', () => {
    const runLength = (accuracy: number, runs: number) => {
      const uniform = seededUniform(11)
      let total = 0
      for (let run = 0; run < runs; run++) {
        const steps = Array.from({ length: 4000 }, () => uniform() < accuracy)
        total += (cusum(steps).alarmAt ?? 3999) + 1
      }
      return total / runs
    }
    expect(Math.abs(runLength(0.7, 300) - 19.97)).toBeLessThan(3)
    expect(Math.abs(runLength(0.9, 300) - 455.8)).toBeLessThan(90)
  })
})

describe('response times', () => {
  const usual = Array.from({ length: 101 }, (_, n) => 4000 * 1.02 ** (n - 50))

  it('are held against the usual on a logarithmic scale', () => {
    expect(numberOf(responseTimeScore(4000, usual))).toBeCloseTo(0, 6)
    expect(numberOf(responseTimeScore(400, usual))).toBeLessThan(-3)
    expect(numberOf(responseTimeScore(8000, usual))).toBeCloseTo(-numberOf(responseTimeScore(2000, usual)), 6)
    expect(hastyShare([300, 400, 4000, 5000], usual)).toEqual({ value: 0.5, hasty: 2, n: 4 })
  })

  it('say nothing without enough to compare with, or where all are alike', () => {
    expect(responseTimeScore(400, usual.slice(0, 19)).value).toBeNull()
    expect(responseTimeScore(0, usual).value).toBeNull()
    expect(
      hastyShare(
        [400],
        Array.from({ length: 50 }, () => 1000),
      ),
    ).toMatchObject({ value: null })
    expect(hastyShare([], usual).value).toBeNull()
  })
})

describe('how sure people say they are', () => {
  it('draws a person towards everybody, as twenty answers would', () => {
    const pool = { right: 89, answered: 98 }
    expect(confidenceWord({ right: 0, answered: 0 }, pool)).toMatchObject({ mean: expect.closeTo(0.9, 12), n: 0 })
    expect(confidenceWord({ right: 0, answered: 20 }, pool).mean).toBeCloseTo(0.45, 12)
  })

  it('scores honest and boastful chances: 9 of 10 right said as .9, and as .99', () => {
    const said = (chance: number) => Array.from({ length: 100 }, (_, n) => ({ chance, right: n % 10 !== 0 }))
    const honest = honesty(said(0.9))
    const boastful = honesty(said(0.99))
    if (!('brier' in honest) || !('brier' in boastful)) throw new Error('undefined')
    expect(honest.brier).toBeCloseTo(0.09, 12)
    expect(honest.calibrationError).toBeCloseTo(0, 12)
    expect(honest.logLoss).toBeCloseTo(-(0.9 * Math.log(0.9) + 0.1 * Math.log(0.1)), 12)
    expect(boastful.calibrationError).toBeCloseTo(0.09, 12)
    expect(boastful.brier).toBeGreaterThan(honest.brier)
    expect(boastful.logLoss).toBeGreaterThan(honest.logLoss)
  })

  it('says nothing under fifty answers', () => {
    expect(honesty(Array.from({ length: 49 }, () => ({ chance: 1, right: true })))).toMatchObject({ value: null })
  })
})

describe('agreeing and wrong', () => {
  const replies = (truth: string, answer: string, items: number, each: number) =>
    Array.from({ length: items * each }, (_, n) => ({ item: `${truth}${n % items}`, truth, answer }))

  it('names the class and the wrong answer that people share', () => {
    const mixed = [
      ...replies('void', 'indemnity', 4, 5),
      ...replies('void', 'void', 4, 1),
      ...replies('other', 'other', 4, 6),
    ]
    expect(sharedMistakes(0.8, mixed)).toEqual([
      expect.objectContaining({ truth: 'void', instead: 'indemnity', shareOfWrong: 1 }),
    ])
  })

  it('is silent where people do not agree, are right, or a single item speaks', () => {
    const wrong = replies('void', 'indemnity', 4, 5)
    expect(sharedMistakes(0.5, wrong)).toEqual([])
    expect(sharedMistakes(null, wrong)).toEqual([])
    expect(sharedMistakes(0.8, replies('void', 'void', 4, 5))).toEqual([])
    expect(sharedMistakes(0.8, replies('void', 'indemnity', 1, 20))).toEqual([])
  })
})

describe('how much gold a person gets', () => {
  it('starts high, falls as they become known, and rises after an alarm', () => {
    const wide = { right: 8, answered: 10 }
    const narrow = { right: 95, answered: 100 }
    expect(goldRate(0.1, { answers: 19, score: wide, drifting: false })).toBe(0.25)
    expect(goldRate(0.1, { answers: 20, score: wide, drifting: false })).toBe(0.1)
    expect(goldRate(0.1, { answers: 500, score: narrow, drifting: false })).toBe(0.05)
    expect(goldRate(0.1, { answers: 500, score: narrow, drifting: true })).toBe(0.2)
  })
  it('is nothing where a campaign wants none, and otherwise from 5 to 50 %', () => {
    const need = { answers: 0, score: { right: 0, answered: 0 }, drifting: false }
    expect(goldRate(0, need)).toBe(0)
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 0.5, noNaN: true }),
        fc.nat(1000),
        fc.nat(200),
        fc.boolean(),
        (share, answers, right, drifting) => {
          const rate = goldRate(share, { answers, score: { right, answered: right + 5 }, drifting })
          expect(rate).toBeGreaterThan(0)
          expect(rate).toBeLessThanOrEqual(0.5)
          if (answers >= 20) expect(rate).toBeGreaterThanOrEqual(0.05)
        },
      ),
    )
  })
})

import { describe, expect, it } from 'vitest'
import { chanceAccuracyBelow, goldAccuracy } from '../../../src/metrics/gold/gold-accuracy.ts'
import { wilson } from '../../../src/metrics/numeric/wilson.ts'

describe('accuracy on gold', () => {
  it('starts at the prior: mean .80 with nothing answered', () => {
    const { mean, low, high, n } = goldAccuracy({ right: 0, answered: 0 })
    expect(mean).toBe(0.8)
    expect(low).toBeCloseTo(0.3976353643835253, 12)
    expect(high).toBeCloseTo(0.9936905367903, 12)
    expect(n).toBe(0)
  })

  it('moves towards what was seen, and is narrower the more was seen', () => {
    const few = goldAccuracy({ right: 6, answered: 10 })
    const many = goldAccuracy({ right: 60, answered: 100 })
    expect(few.mean).toBeCloseTo(10 / 15, 12)
    expect(many.mean).toBeCloseTo(64 / 105, 12)
    expect(many.high - many.low).toBeLessThan(few.high - few.low)
    expect(few.low).toBeLessThan(few.mean)
    expect(few.high).toBeGreaterThan(few.mean)
  })

  it('gives the chance of lying below a bar as scipy does', () => {
    expect(chanceAccuracyBelow(0.7, { right: 0, answered: 1 })).toBeCloseTo(0.52822, 12)
    expect(chanceAccuracyBelow(0.7, { right: 1, answered: 1 })).toBeCloseTo(0.16807, 12)
    expect(chanceAccuracyBelow(0.7, { right: 1, answered: 2 })).toBeCloseTo(0.420175, 12)
  })

  it('refuses more right answers than answers', () => {
    expect(() => goldAccuracy({ right: 3, answered: 2 })).toThrow(RangeError)
  })
})

describe('the Wilson interval', () => {
  it('agrees with statsmodels', () => {
    expect(wilson(8, 10)).toMatchObject({ value: 0.8, n: 10 })
    const eightOfTen = wilson(8, 10)
    const eighteenOfTwenty = wilson(18, 20)
    if (eightOfTen.value === null || eighteenOfTwenty.value === null) throw new Error('undefined')
    expect(eightOfTen.low).toBeCloseTo(0.4902, 4)
    expect(eightOfTen.high).toBeCloseTo(0.9433, 4)
    expect(eighteenOfTwenty.low).toBeCloseTo(0.699, 4)
    expect(eighteenOfTwenty.high).toBeCloseTo(0.9721, 4)
  })

  it('keeps its closed form at the ends: none of ten is at most z²/(n+z²)', () => {
    const z = 1.959963984540054
    expect(wilson(0, 10)).toEqual({ value: 0, low: 0, high: expect.closeTo(z ** 2 / (10 + z ** 2), 14), n: 10 })
    expect(wilson(10, 10)).toMatchObject({ high: 1 })
  })

  it('is undefined, with a reason, before anything was observed', () => {
    expect(wilson(0, 0)).toEqual({ value: null, reason: { kind: 'nothing-observed' } })
  })
})

import { describe, expect, it } from 'vitest'
import { benjaminiHochberg } from '../../../src/metrics/numeric/benjamini-hochberg.ts'
import { fisherMore } from '../../../src/metrics/numeric/fisher-exact.ts'
import { seededUniform } from '../../../src/metrics/numeric/seeded-uniform.ts'
import {
  chanceOfSameWrong,
  goldItemLeak,
  goldPersonLeak,
  sharedWrongAnswers,
} from '../../../src/metrics/signs/gold-leaks.ts'
import {
  shareDifference,
  suggestionPull,
  suggestionsStayOn,
} from '../../../src/metrics/suggestions/suggestion-holdout.ts'
import { numberOf } from '../numeric/measured-value.ts'

describe('suggestions', () => {
  it('differ with the interval that Newcombe (1998) prints for 56/70 against 48/80: .0524 to .3339', () => {
    const found = shareDifference({ agree: 56, answers: 70 }, { agree: 48, answers: 80 })
    if (found.value === null) throw new Error('undefined')
    expect(found.value).toBeCloseTo(0.2, 12)
    expect(found.low.toFixed(4)).toBe('0.0524')
    expect(found.high.toFixed(4)).toBe('0.3339')
  })

  it('are switched off where anchored people accept .90 of them, and agree with .70 unseen', () => {
    const uniform = seededUniform(2)
    const agree = (chance: number, answers: number) => {
      const agreeing = Array.from({ length: answers }, () => uniform() < chance).filter((yes) => yes).length
      return { agree: agreeing, answers }
    }
    const shown = agree(0.9, 850)
    const hidden = agree(0.7, 150)
    const pull = suggestionPull(shown, hidden)
    if (pull.value === null) throw new Error('undefined')
    expect(pull.low).toBeGreaterThan(0)
    expect(suggestionsStayOn(true, { right: hidden.agree, answered: hidden.answers })).toBe(false)
    expect(suggestionsStayOn(true, { right: shown.agree, answered: shown.answers })).toBe(true)
  })

  it('stay as they are between the two bounds', () => {
    const between = { right: 430, answered: 500 }
    expect(suggestionsStayOn(true, between)).toBe(true)
    expect(suggestionsStayOn(false, between)).toBe(false)
    expect(suggestionsStayOn(false, { right: 470, answered: 500 })).toBe(true)
    expect(suggestionsStayOn(false, { right: 0, answered: 0 })).toBe(false)
  })
})

describe('exact tests', () => {
  it("Fisher's tea: all four cups told has p 1/70, three of four 17/70", () => {
    expect(fisherMore({ successes: 4, n: 4 }, { successes: 0, n: 4 }).p).toBeCloseTo(1 / 70, 12)
    expect(fisherMore({ successes: 3, n: 4 }, { successes: 1, n: 4 })).toEqual({
      p: expect.closeTo(17 / 70, 12),
      midP: expect.closeTo(9 / 70, 12),
    })
  })

  it("Benjamini and Hochberg's rule lets the first four of their fifteen p-values (1995, section 4) stand at .05", () => {
    const printed = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
    ]
    expect(benjaminiHochberg(printed, 0.05).filter(({ stands }) => stands)).toHaveLength(4)
    expect(
      benjaminiHochberg([...printed].reverse(), 0.05)
        .map(({ stands }) => stands)
        .lastIndexOf(false),
    ).toBe(10)
    expect(benjaminiHochberg([])).toEqual([])
  })

  it('finds copying that chance does not explain, and says nothing where there is one wrong answer only', () => {
    const copied = Array.from({ length: 6 }, () => ({ same: true, chance: 0.4 }))
    const found = sharedWrongAnswers(copied)
    expect('p' in found && found.p).toBeCloseTo(0.4 ** 6, 12)
    expect(sharedWrongAnswers([{ same: true, chance: 1 }])).toMatchObject({ value: null })
    expect(chanceOfSameWrong([0, 0, 0])).toBeCloseTo(1 / 3, 12)
    expect(chanceOfSameWrong([9, 0])).toBeCloseTo((10 / 11) ** 2 + (1 / 11) ** 2, 12)
  })

  it('notices gold that became easy, and a person who shines on gold only', () => {
    const outcomes = [...Array.from({ length: 15 }, (_, n) => n % 3 === 0), ...Array.from({ length: 15 }, () => true)]
    const item = goldItemLeak(outcomes)
    const person = goldPersonLeak({ right: 30, answered: 30 }, { right: 60, answered: 100 })
    expect('p' in item && item.p).toBeLessThan(0.001)
    expect('p' in person && person.p).toBeLessThan(0.001)
    expect(goldItemLeak(outcomes.slice(0, 7))).toMatchObject({ value: null })
    expect(goldPersonLeak({ right: 0, answered: 0 }, { right: 1, answered: 1 })).toMatchObject({ value: null })
  })
})

describe('honest people', () => {
  /** p-values of gold items and people where nothing leaked. */
  function honestPValues(count: number): { p: number; midP: number }[] {
    const uniform = seededUniform(77)
    return Array.from({ length: count }, (_, n) => {
      const accuracy = 0.6 + 0.35 * uniform()
      const toss = (times: number) => Array.from({ length: times }, () => uniform() < accuracy)
      const right = (times: number) => toss(times).filter((yes) => yes).length
      const found =
        n % 2 === 0
          ? goldItemLeak(toss(24))
          : goldPersonLeak({ right: right(30), answered: 30 }, { right: right(200), answered: 200 })
      if (!('p' in found)) throw new Error('undefined')
      return found
    })
  }

  it('have p-values that are never too small, and mid-p-values close to uniform', () => {
    const found = honestPValues(4000)
    for (const bar of [0.01, 0.05, 0.1, 0.25, 0.5]) {
      const share = (of: 'p' | 'midP') => found.filter((test) => test[of] <= bar).length / found.length
      const noise = 3 * Math.sqrt((bar * (1 - bar)) / found.length)
      expect(share('p')).toBeLessThanOrEqual(bar + noise)
      expect(Math.abs(share('midP') - bar)).toBeLessThanOrEqual(noise + 0.03)
    }
  })

  it('are hardly ever accused: at 10 %, Benjamini and Hochberg let nothing stand among hundreds', () => {
    const accused = benjaminiHochberg(honestPValues(400).map(({ p }) => p)).filter(({ stands }) => stands)
    expect(accused).toHaveLength(0)
  })

  it('share wrong answers as chance has it', () => {
    const uniform = seededUniform(9)
    const found = Array.from({ length: 2000 }, () =>
      sharedWrongAnswers(Array.from({ length: 8 }, () => ({ same: uniform() < 0.45, chance: 0.45 }))),
    )
    const small = found.filter((test) => 'p' in test && test.p <= 0.05).length / found.length
    expect(small).toBeLessThanOrEqual(0.065)
    expect(numberOf({ value: small })).toBeGreaterThan(0)
  })
})

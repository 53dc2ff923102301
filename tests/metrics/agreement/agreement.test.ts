import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { said } from '../../../src/bots/words/said.ts'
import { agreement } from '../../../src/metrics/agreement/agreement.ts'
import {
  anyDifference,
  cohenKappa,
  linearDifference,
  quadraticDifference,
} from '../../../src/metrics/agreement/cohen-kappa.ts'
import { fleissKappa } from '../../../src/metrics/agreement/fleiss-kappa.ts'
import { gwetAc1, gwetAc1StandardError } from '../../../src/metrics/agreement/gwet-ac1.ts'
import type { Level } from '../../../src/metrics/agreement/krippendorff-alpha.ts'
import { classValues, krippendorffAlpha } from '../../../src/metrics/agreement/krippendorff-alpha.ts'
import { pairwiseKappa } from '../../../src/metrics/agreement/pairwise-kappa.ts'
import { percentAgreement } from '../../../src/metrics/agreement/percent-agreement.ts'
import type { Rating, RatingTable } from '../../../src/metrics/ratings/rating-table.ts'
import { ratingTable } from '../../../src/metrics/ratings/rating-table.ts'
import { answerPatterns } from '../../../src/metrics/signs/answer-patterns.ts'
import { numberOf } from '../numeric/measured-value.ts'
import * as published from '../published-examples.ts'

function alpha(table: RatingTable, level: Level = 'nominal') {
  return krippendorffAlpha(answerPatterns(table), level, classValues(table.classes))
}

describe('published examples, to the printed digits', () => {
  it.each([
    ['nominal', '0.743'],
    ['ordinal', '0.815'],
    ['interval', '0.849'],
  ] as const)('Krippendorff (2011) at %s level: alpha %s', (level, printed) => {
    expect(numberOf(alpha(published.krippendorff2011, level)).toFixed(3)).toBe(printed)
  })

  it("Wikipedia's example of alpha: .691 nominal, .811 interval", () => {
    expect(numberOf(alpha(published.wikipediaAlpha)).toFixed(3)).toBe('0.691')
    expect(numberOf(alpha(published.wikipediaAlpha, 'interval')).toFixed(3)).toBe('0.811')
  })

  it("Gwet's AC1 of Krippendorff's data: .77544, standard error .14295", () => {
    const patterns = answerPatterns(published.krippendorff2011)
    expect(numberOf(gwetAc1(patterns)).toFixed(5)).toBe('0.77544')
    expect(numberOf(gwetAc1StandardError(patterns)).toFixed(5)).toBe('0.14295')
    expect(numberOf(fleissKappa(patterns)).toFixed(5)).toBe('0.76117')
    expect(numberOf(percentAgreement(patterns)).toFixed(7)).toBe('0.8181818')
  })

  it('Gwet (2014), two abstractors: AC1 .8493305, kappa .7964094, alpha .7972585', () => {
    const table = published.pairTable(published.gwetAbstractors)
    expect(numberOf(gwetAc1(answerPatterns(table))).toFixed(7)).toBe('0.8493305')
    expect(numberOf(cohenKappa(published.gwetAbstractors)).toFixed(7)).toBe('0.7964094')
    expect(numberOf(alpha(table)).toFixed(7)).toBe('0.7972585')
  })

  it('Fleiss (1971): .430, and the Wikipedia example: .210', () => {
    expect(numberOf(fleissKappa(answerPatterns(published.fleiss1971))).toFixed(3)).toBe('0.430')
    expect(numberOf(fleissKappa(answerPatterns(published.wikipediaFleiss))).toFixed(3)).toBe('0.210')
  })

  it('Cohen (1960, 1968): kappa .492, weighted .348', () => {
    const weight = (one: number, other: number) => published.cohen1968Weights[one]?.[other] ?? Number.NaN
    expect(numberOf(cohenKappa(published.cohen1968)).toFixed(3)).toBe('0.492')
    expect(numberOf(cohenKappa(published.cohen1968, weight)).toFixed(3)).toBe('0.348')
    expect(numberOf(cohenKappa(published.cohen1968, linearDifference))).toBeCloseTo(0.4736842105263158, 12)
    expect(numberOf(cohenKappa(published.cohen1968, quadraticDifference))).toBeCloseTo(0.4545454545454546, 12)
  })

  it('the paradox of Feinstein and Cicchetti: kappa .70 and .32 at the same 85 %, where AC1 hardly moves', () => {
    const balanced = answerPatterns(published.pairTable(published.paradoxBalanced))
    const skewed = answerPatterns(published.pairTable(published.paradoxSkewed))
    expect(numberOf(percentAgreement(balanced))).toBeCloseTo(0.85, 12)
    expect(numberOf(percentAgreement(skewed))).toBeCloseTo(0.85, 12)
    expect(numberOf(cohenKappa(published.paradoxBalanced)).toFixed(2)).toBe('0.70')
    expect(numberOf(cohenKappa(published.paradoxSkewed)).toFixed(2)).toBe('0.32')
    expect(numberOf(gwetAc1(balanced)).toFixed(2)).toBe('0.70')
    expect(numberOf(gwetAc1(skewed)).toFixed(2)).toBe('0.81')
  })
})

const someRatings = (labels = ['1', '2', '3', '5']) =>
  fc
    .array(fc.array(fc.option(fc.constantFrom(...labels)), { minLength: 2, maxLength: 5 }), {
      minLength: 2,
      maxLength: 12,
    })
    .map((rows): Rating[] =>
      rows.flatMap((row, item) =>
        row.flatMap((label, rater) => (label === null ? [] : [{ item: `i${item}`, rater: `r${rater}`, label }])),
      ),
    )

describe('laws of agreement', () => {
  const levels = fc.constantFrom<Level>('nominal', 'ordinal', 'interval')

  it('the order of answers does not matter', () => {
    const shuffled = someRatings().chain((ratings) =>
      fc.tuple(fc.constant(ratings), fc.shuffledSubarray(ratings, { minLength: ratings.length })),
    )
    fc.assert(
      fc.property(shuffled, levels, ([ratings, others], level) => {
        const one = alpha(ratingTable(ratings), level)
        const other = alpha(ratingTable(others), level)
        if (one.value === null) expect(other).toEqual(one)
        else expect(numberOf(other)).toBeCloseTo(one.value, 10)
        expect(pairwiseKappa(ratingTable(others), 2).pairs).toBe(pairwiseKappa(ratingTable(ratings), 2).pairs)
      }),
    )
  })

  it('the names of labels do not matter, at nominal level', () => {
    const renamed = new Map([
      ['1', 'z'],
      ['2', 'y'],
      ['3', 'a'],
      ['5', 'k'],
    ])
    fc.assert(
      fc.property(someRatings(), (ratings) => {
        const before = answerPatterns(ratingTable(ratings))
        const after = answerPatterns(
          ratingTable(ratings.map((rating) => ({ ...rating, label: renamed.get(rating.label) ?? '' }))),
        )
        for (const measure of [gwetAc1, fleissKappa, percentAgreement]) {
          const { value } = measure(before)
          if (value === null) expect(measure(after).value).toBeNull()
          else expect(numberOf(measure(after))).toBeCloseTo(value, 10)
        }
      }),
    )
  })

  it('perfect agreement over two classes or more is 1', () => {
    const perfect = fc
      .array(fc.constantFrom('1', '2', '3'), { minLength: 2, maxLength: 20 })
      .filter((labels) => new Set(labels).size > 1)
    fc.assert(
      fc.property(perfect, levels, fc.integer({ min: 2, max: 5 }), (labels, level, raters) => {
        const table = ratingTable(
          labels.flatMap((label, item) =>
            Array.from({ length: raters }, (_, rater) => ({ item: `i${item}`, rater: `r${rater}`, label })),
          ),
        )
        const patterns = answerPatterns(table)
        expect(numberOf(alpha(table, level))).toBeCloseTo(1, 12)
        expect(numberOf(gwetAc1(patterns))).toBeCloseTo(1, 12)
        expect(numberOf(fleissKappa(patterns))).toBeCloseTo(1, 12)
        expect(numberOf(percentAgreement(patterns))).toBe(1)
        expect(numberOf(pairwiseKappa(table, 2).mean)).toBeCloseTo(1, 12)
      }),
    )
  })

  it('nothing is above 1 or not a number, and percent agreement is within 0 and 1', () => {
    fc.assert(
      fc.property(someRatings(), levels, (ratings, level) => {
        const table = ratingTable(ratings)
        const patterns = answerPatterns(table)
        for (const measured of [
          alpha(table, level),
          gwetAc1(patterns),
          fleissKappa(patterns),
          percentAgreement(patterns),
        ]) {
          if (measured.value === null) expect(said.reasons.of(measured.reason)).not.toBe('')
          else expect(measured.value).toBeLessThanOrEqual(1 + 1e-12)
        }
        const { value } = percentAgreement(patterns)
        if (value !== null) expect(value).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  it('items with a single answer change nothing about alpha', () => {
    fc.assert(
      fc.property(someRatings(), levels, (ratings, level) => {
        const more = [...ratings, { item: 'alone', rater: 'r0', label: '2' }]
        expect(alpha(ratingTable(more, ['1', '2', '3', '5']), level)).toEqual(
          alpha(ratingTable(ratings, ['1', '2', '3', '5']), level),
        )
      }),
    )
  })

  it('with two raters and every item answered, the mean of all pairs is Cohen’s kappa of the pair', () => {
    const labels = fc.constantFrom('0', '1', '2')
    fc.assert(
      fc.property(fc.array(fc.tuple(labels, labels), { minLength: 2, maxLength: 30 }), (items) => {
        const table = [0, 1, 2].map((one) =>
          [0, 1, 2].map((other) => items.filter(([a, b]) => a === `${one}` && b === `${other}`).length),
        )
        const ratings = items.flatMap(([a, b], item) => [
          { item: `${item}`, rater: 'A', label: a },
          { item: `${item}`, rater: 'B', label: b },
        ])
        const all = pairwiseKappa(ratingTable(ratings, ['0', '1', '2']), 2)
        const one = cohenKappa(table, anyDifference)
        if (one.value === null) expect(all).toMatchObject({ pairs: 0, undefinedPairs: 1 })
        else expect(numberOf(all.mean)).toBeCloseTo(one.value, 10)
      }),
    )
  })
})

describe('what is undefined says why', () => {
  it('when no item has two answers', () => {
    const table = ratingTable([
      { item: 'a', rater: 'x', label: '1' },
      { item: 'b', rater: 'y', label: '2' },
    ])
    const found = agreement(table, { level: 'nominal', seed: 1 })
    expect(found.alpha).toEqual({ value: null, reason: { kind: 'no-item-twice' } })
    expect(found.ac1).toMatchObject({ value: null, reason: { kind: 'no-item-twice' } })
    expect(found.alphaInterval).toMatchObject({ low: null, high: null, reason: { kind: 'few-items', least: 5 } })
    expect(found.cohenKappa.mean).toMatchObject({ value: null })
    expect(found.items).toBe(0)
  })

  it('when everybody gives one and the same class', () => {
    const table = ratingTable(
      ['a', 'b', 'c'].flatMap((item) => ['x', 'y'].map((rater) => ({ item, rater, label: 'same' }))),
      ['same', 'other'],
    )
    expect(alpha(table)).toMatchObject({ value: null, reason: { kind: 'answers-alike' } })
    expect(fleissKappa(answerPatterns(table)).value).toBeNull()
    expect(numberOf(gwetAc1(answerPatterns(table)))).toBe(1)
  })

  it('when words are to be ordered', () => {
    const table = ratingTable([
      { item: 'a', rater: 'x', label: 'good' },
      { item: 'a', rater: 'y', label: 'bad' },
    ])
    expect(alpha(table, 'ordinal')).toMatchObject({
      value: null,
      reason: { kind: 'labels-are-no-numbers', level: 'ordinal' },
    })
  })

  it('when a pair gave one class throughout, and says how many such pairs there are', () => {
    const ratings = Array.from({ length: 10 }, (_, item) =>
      ['x', 'y'].map((rater) => ({ item: `${item}`, rater, label: 'a' })),
    )
    const found = pairwiseKappa(ratingTable(ratings.flat(), ['a', 'b']))
    expect(found).toMatchObject({
      pairs: 0,
      undefinedPairs: 1,
      mean: { value: null, reason: { kind: 'pairs-alike' } },
    })
  })
})

describe('a class that holds nearly all answers', () => {
  it('is pointed out above 80 %, since alpha is low then however people agree', () => {
    const skewed = agreement(published.pairTable(published.paradoxSkewed), { level: 'nominal', seed: 1, draws: 50 })
    const balanced = agreement(published.pairTable(published.paradoxBalanced), { level: 'nominal', seed: 1, draws: 50 })
    expect(skewed.oneSided).toBe(true)
    expect(balanced.oneSided).toBe(false)
  })
})

describe('the bootstrap interval of alpha', () => {
  it('is the same for the same seed, another for another, and holds the value', () => {
    const at = (seed: number) => agreement(published.fleiss1971, { level: 'nominal', seed }).alphaInterval
    expect(at(1)).toEqual(at(1))
    expect(at(1)).not.toEqual(at(2))
    const { low, high } = at(1)
    expect(low).toBeCloseTo(0.3186, 1)
    expect(high).toBeCloseTo(0.5292, 1)
  })
})

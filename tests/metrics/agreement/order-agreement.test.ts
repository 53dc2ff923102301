import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kendallW } from '../../../src/metrics/agreement/kendall-w.ts'
import { alphaOf } from '../../../src/metrics/agreement/krippendorff-alpha.ts'
import { meanKendallW, pairAlphaOf } from '../../../src/metrics/agreement/order-agreement.ts'
import { agreementFigures } from '../../../src/metrics/figures/agreement-figures.ts'
import { type Rating, ratingTable } from '../../../src/metrics/ratings/rating-table.ts'
import { answerPatterns } from '../../../src/metrics/signs/answer-patterns.ts'

const orderOf = (candidates: number) =>
  fc.shuffledSubarray(
    Array.from({ length: candidates }, (_, at) => at + 1),
    { minLength: candidates },
  )
const items = fc.array(
  fc.integer({ min: 3, max: 5 }).chain((candidates) => fc.array(orderOf(candidates), { minLength: 1, maxLength: 5 })),
  { minLength: 1, maxLength: 8 },
)

function ratings(all: readonly (readonly (readonly number[])[])[]): Rating[] {
  return all.flatMap((orders, item) =>
    orders.map((order, rater) => ({ item: `i${item}`, rater: `r${rater}`, label: order.join('-') })),
  )
}

function measured(all: readonly Rating[]) {
  const table = ratingTable(all)
  const patterns = answerPatterns(table)
  return {
    alpha: pairAlphaOf(patterns, table.classes)(patterns.weight).value,
    w: meanKendallW(patterns, table.classes).value,
  }
}

/** The rank of each candidate in an order. */
const ranks = (order: readonly number[]) => order.map((_, at) => order.indexOf(at + 1) + 1)

describe("Kendall's W", () => {
  // Siegel 1956, Nonparametric Statistics for the Behavioral Sciences, pp. 229-235: three executives rank six applicants,
  // s = 25.5, W = .16; and, after Kendall, three rankings of ten objects with ties, s = 591, ΣT = 9.5, W = .828.
  it('is that of published examples, with ties and without', () => {
    const applicants = [
      [1, 6, 3, 2, 5, 4],
      [1, 5, 6, 4, 2, 3],
      [6, 3, 2, 5, 4, 1],
    ]
    expect(kendallW(applicants).value).toBeCloseTo(25.5 / 157.5, 12)
    const tied = [
      [1, 4.5, 2, 4.5, 3, 7.5, 6, 9, 7.5, 10],
      [2.5, 1, 2.5, 4.5, 4.5, 8, 9, 6.5, 10, 6.5],
      [2, 1, 4.5, 4.5, 4.5, 4.5, 8, 8, 8, 10],
    ]
    expect(kendallW(tied).value).toBeCloseTo(591 / 714, 12)
  })

  it('is what the mean of Spearman’s rank correlations over all pairs of judges says', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 5 }).chain((n) => fc.array(orderOf(n), { minLength: 2, maxLength: 6 })),
        (orders) => {
          const [judges, objects] = [orders.length, orders[0]?.length ?? 0]
          const rho = (one: number[], other: number[]) =>
            1 - (6 * one.reduce((sum, rank, at) => sum + (rank - (other[at] ?? 0)) ** 2, 0)) / (objects ** 3 - objects)
          const ranked = orders.map(ranks)
          const pairs = ranked.flatMap((one, at) => ranked.slice(at + 1).map((other) => rho(one, other)))
          const mean = pairs.reduce((sum, one) => sum + one, 0) / pairs.length
          expect(kendallW(ranked).value).toBeCloseTo((1 + (judges - 1) * mean) / judges, 9)
        },
      ),
    )
  })
})

describe('agreement on orders', () => {
  it('is 1 where all agree, if their orders differ from item to item', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 5 }), (people) => {
        const all = [
          [1, 2, 3],
          [3, 2, 1, 4],
          [2, 1, 3, 5, 4],
        ].map((order) => Array.from({ length: people }, () => order))
        expect(measured(ratings(all))).toEqual({ alpha: 1, w: 1 })
      }),
    )
  })

  it('hangs neither on the order of annotators nor on that of items', () => {
    fc.assert(
      fc.property(items, fc.func(fc.integer()), (all, key) => {
        const given = ratings(all)
        const [one, other] = [measured(given), measured(given.toSorted((a, b) => key(a) - key(b)))]
        expect(other.alpha ?? 2).toBeCloseTo(one.alpha ?? 2, 9)
        expect(other.w ?? 2).toBeCloseTo(one.w ?? 2, 9)
      }),
    )
  })

  it("is Krippendorff's nominal alpha of a table with a row for each pair of candidates", () => {
    fc.assert(
      fc.property(items, (all) => {
        const pairs = ratings(all).flatMap(({ item, rater, label }) => {
          const order = label.split('-').map(Number)
          const sorted = order.toSorted((a, b) => a - b)
          return sorted.flatMap((one, at) =>
            sorted.slice(at + 1).map((other) => ({
              item: `${item} ${one} ${other}`,
              rater,
              label: order.indexOf(one) < order.indexOf(other) ? 'one' : 'other',
            })),
          )
        })
        const patterns = answerPatterns(ratingTable(pairs))
        const expected = alphaOf(patterns, 'nominal', null)(patterns.weight).value
        const { alpha } = measured(ratings(all))
        expect(alpha === null).toBe(expected === null)
        expect(alpha ?? 0).toBeCloseTo(expected ?? 0, 9)
      }),
    )
  })

  it('is told with an interval over items, and W beside it', () => {
    const all = Array.from({ length: 12 }, (_, at) =>
      at % 3 === 0
        ? [
            [1, 2, 3],
            [3, 1, 2],
          ]
        : [
            [2, 3, 1],
            [2, 3, 1],
          ],
    )
    const table = ratingTable(ratings(all))
    const told = agreementFigures({ table, level: 'orders', labelIds: null, isSample: false }, 1)
    expect(told).toMatchObject({ items: 12, ac1: null, alpha: measured(ratings(all)).alpha })
    expect(told.kendallW).toBeCloseTo((8 * 1 + 4 * 0.25) / 12, 9)
    if (told.alpha === null || told.interval === null) throw new Error('there is no interval')
    expect(told.interval.low).toBeLessThan(told.alpha)
    expect(told.interval.high).toBeGreaterThan(told.alpha)
  })
})

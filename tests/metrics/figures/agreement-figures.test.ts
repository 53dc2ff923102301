import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agreement } from '../../../src/metrics/agreement/agreement.ts'
import { agreementFigures, lowerEnd } from '../../../src/metrics/figures/agreement-figures.ts'
import { ratingTable } from '../../../src/metrics/ratings/rating-table.ts'

type Given = { readonly item: string; readonly rater: string; readonly labelIds: readonly number[] }

const ratings: Given[] = Array.from({ length: 40 }, (_, item) =>
  ['a', 'b', 'c'].map((rater, at) => ({
    item: `i${item}`,
    rater,
    labelIds: [((item + (item % 5 === at ? 1 : 0)) % 3) + 1],
  })),
).flat()

const tableOf = (given: readonly Given[], classes: readonly string[] = ['1', '2', '3']) =>
  ratingTable(
    given.map(({ item, rater, labelIds }) => ({ item, rater, label: labelIds.join('-') })),
    classes,
  )
const one = { level: 'nominal', labelIds: null, isSample: false } as const
const several = { ...one, labelIds: [1, 2, 3] }

describe('the agreement in a status and in a digest', () => {
  it('is the alpha of the agreement report, with its interval', () => {
    const { alpha, alphaInterval, items } = agreement(tableOf(ratings), { level: 'nominal', seed: 7 })
    expect(agreementFigures({ ...one, table: tableOf(ratings) }, 7)).toEqual({
      alpha: alpha.value,
      interval: { low: alphaInterval.low, high: alphaInterval.high },
      items,
      labelId: null,
      isSample: false,
      ac1: null,
    })
  })

  it('has AC1 beside it where one label holds most answers', () => {
    const table = tableOf(ratings.map((given, at) => ({ ...given, labelIds: [at % 31 === 0 ? 2 : 1] })))
    const found = agreementFigures({ ...one, table }, 7)
    const { ac1, ac1Interval } = agreement(table, { level: 'nominal', seed: 7 })
    const interval = { low: ac1Interval.low, high: ac1Interval.high }
    expect(found).toMatchObject({ ac1: { value: ac1.value, interval } })
    expect(lowerEnd(found)).toBe(interval.low)
    expect(found.alpha).toBeLessThan(0.2)
    expect(ac1.value).toBeGreaterThan(0.9)
  })

  it('weighs ratings by how far apart they are', () => {
    const table = tableOf(ratings)
    const near = agreementFigures({ ...one, level: 'ordinal', table }, 7)
    expect(near.alpha).not.toBe(agreementFigures({ ...one, table }, 7).alpha)
  })

  it('is that of the label people agree about least where an answer may hold several', () => {
    const mixed = ratings.map((given, at) => ({ ...given, labelIds: at % 3 === 0 ? [1, 2] : [1, 3] }))
    const found = agreementFigures({ ...several, table: tableOf(mixed, []) }, 7)
    expect(found).toMatchObject({ labelId: 2, items: 40 })
    expect(found.alpha).toBeLessThan(0)
  })

  it('says why there is none', () => {
    const few = tableOf(ratings.slice(0, 12))
    expect(agreementFigures({ ...one, table: few }, 7)).toMatchObject({ alpha: null, why: 'too-few', items: 4 })
    const same = ratings.map((given) => ({ ...given, labelIds: [1] }))
    const found = agreementFigures({ ...one, table: tableOf(same) }, 7)
    expect(found).toMatchObject({ alpha: null, why: 'all-the-same', items: 40 })
    // Nobody could agree more, which AC1 can tell.
    expect({ ac1: found.ac1?.value, low: lowerEnd(found) }).toEqual({ ac1: 1, low: 1 })
    expect(agreementFigures({ ...several, table: tableOf(same, []) }, 7).alpha).toBeNull()
  })

  it('is the same in whatever order the answers were read', () => {
    const any = fc.shuffledSubarray(ratings, { minLength: 60 })
    fc.assert(
      fc.property(any, (given) => {
        const sorted = [...given].sort((a, b) => (a.item + a.rater < b.item + b.rater ? -1 : 1))
        const told = (some: readonly Given[]) => agreementFigures({ ...one, table: tableOf(some) }, 7)
        expect(told(given)).toEqual(told(sorted))
      }),
      { numRuns: 5 },
    )
  })
})

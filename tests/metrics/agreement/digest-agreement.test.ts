import { describe, expect, it } from 'vitest'
import { agreement } from '../../../src/metrics/agreement/agreement.ts'
import { digestAgreement } from '../../../src/metrics/agreement/digest-agreement.ts'
import { ratingTable } from '../../../src/metrics/ratings/rating-table.ts'

const ratings = Array.from({ length: 40 }, (_, item) =>
  ['a', 'b', 'c'].map((rater, at) => ({
    item: `i${item}`,
    rater,
    labelIds: [((item + (item % 5 === at ? 1 : 0)) % 3) + 1],
  })),
).flat()
const subject = { taskType: 'choice', labelIds: [1, 2, 3], ratings, isSample: false } as const

describe('the agreement in a digest', () => {
  it('is the alpha of the agreement report, with its interval', () => {
    const table = ratingTable(ratings.map(({ item, rater, labelIds }) => ({ item, rater, label: labelIds.join() })))
    const { alpha, alphaInterval, items } = agreement(table, { level: 'nominal', seed: 7, draws: 1000 })
    expect(digestAgreement(subject, 7)).toEqual({
      alpha: alpha.value,
      interval: { low: alphaInterval.low, high: alphaInterval.high },
      items,
      labelId: null,
      isSample: false,
      ac1: null,
    })
  })

  it('has AC1 beside it where one label holds most answers', () => {
    const rare = ratings.map((one, at) => ({ ...one, labelIds: [at % 31 === 0 ? 2 : 1] }))
    const found = digestAgreement({ ...subject, ratings: rare }, 7)
    const table = ratingTable(
      rare.map(({ item, rater, labelIds }) => ({ item, rater, label: labelIds.join() })),
      ['1', '2', '3'],
    )
    const { ac1, ac1Interval } = agreement(table, { level: 'nominal', seed: 7, draws: 1000 })
    expect(found).toMatchObject({
      ac1: { value: ac1.value, interval: { low: ac1Interval.low, high: ac1Interval.high } },
    })
    expect(found.alpha).toBeLessThan(0.2)
    expect(ac1.value).toBeGreaterThan(0.9)
  })

  it('weighs ratings by how far apart they are', () => {
    const near = digestAgreement({ ...subject, taskType: 'rating' }, 7)
    expect(near.alpha).not.toBe(digestAgreement(subject, 7).alpha)
  })

  it('is that of the label people agree about least where an answer may hold several', () => {
    const several = ratings.map((one, at) => ({ ...one, labelIds: at % 3 === 0 ? [1, 2] : [1, 3] }))
    const mixed = several.map((one) => ({ ...one, labelIds: [...one.labelIds] }))
    const found = digestAgreement({ ...subject, taskType: 'multi-choice', ratings: mixed }, 7)
    expect(found).toMatchObject({ labelId: 2, items: 40 })
    expect(found.alpha).toBeLessThan(0)
  })

  it('says why there is none', () => {
    expect(digestAgreement({ ...subject, ratings: ratings.slice(0, 12) }, 7)).toEqual({ alpha: null, why: 'too-few' })
    const same = ratings.map((one) => ({ ...one, labelIds: [1] }))
    expect(digestAgreement({ ...subject, ratings: same }, 7)).toEqual({ alpha: null, why: 'all-the-same' })
    expect(digestAgreement({ ...subject, taskType: 'multi-choice', ratings: same }, 7).alpha).toBeNull()
  })
})

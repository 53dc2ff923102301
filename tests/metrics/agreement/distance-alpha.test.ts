import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textDistance } from '../../../src/domain/texts/text-distance.ts'
import { distanceAlphaOf } from '../../../src/metrics/agreement/distance-alpha.ts'
import { krippendorffAlpha } from '../../../src/metrics/agreement/krippendorff-alpha.ts'
import { textSample } from '../../../src/metrics/agreement/text-sample.ts'
import { type Rating, type RatingTable, ratingTable } from '../../../src/metrics/ratings/rating-table.ts'
import { answerPatterns } from '../../../src/metrics/signs/answer-patterns.ts'
import { numberOf } from '../numeric/measured-value.ts'

function alphaOfTexts(table: RatingTable) {
  const patterns = answerPatterns(table)
  const { classes } = table
  return distanceAlphaOf(patterns, (one, other) => textDistance(classes[one] ?? '', classes[other] ?? ''))(
    patterns.weight,
  )
}

function tableOf(items: readonly (readonly string[])[]): RatingTable {
  return ratingTable(ratingsOf(items))
}

function ratingsOf(items: readonly (readonly string[])[]): Rating[] {
  return items.flatMap((texts, item) => texts.map((label, rater) => ({ item: `i${item}`, rater: `r${rater}`, label })))
}

const items = fc.array(fc.array(fc.constantFrom('rain', 'train', 'drain', 'a dog', 'no'), { maxLength: 4 }), {
  minLength: 1,
  maxLength: 8,
})

describe('alpha of written answers', () => {
  // nltk 3.10.3 over the same four items (of two answers or more):
  //   d = lambda a, b: edit_distance(a, b) / max(len(a), len(b))
  //   AnnotationTask(data=[('r0', 'i0', 'the cat sat'), …], distance=d).alpha()
  it("is that of nltk's AnnotationTask under the same distance", () => {
    const table = tableOf([
      ['the cat sat', 'the cat sat', 'the cat sits'],
      ['a dog ran', 'a dog ran off'],
      ['rain', 'rain', 'train', 'drain'],
      ['no pain', 'no pain today'],
      ['alone'],
    ])
    expect(numberOf(alphaOfTexts(table))).toBeCloseTo(0.6525666677301297, 6)
  })

  it('is 1 where all who saw an item wrote the same, and items differ', () => {
    expect(alphaOfTexts(tableOf([['one', 'one'], ['two', 'two', 'two'], ['three']]))).toEqual({ value: 1 })
  })

  it('is undefined where nothing differs, or nothing was written twice', () => {
    expect(
      alphaOfTexts(
        tableOf([
          ['one', 'one'],
          ['one', 'one'],
        ]),
      ).value,
    ).toBeNull()
    expect(alphaOfTexts(tableOf([['one'], ['two']])).value).toBeNull()
  })

  it('does not hang on the order of answers and items', () => {
    fc.assert(
      fc.property(items, fc.infiniteStream(fc.nat()), (drawn, chance) => {
        const shuffled = [...ratingsOf(drawn)]
          .map((rating) => ({ rating, at: chance.next().value ?? 0 }))
          .sort((one, other) => one.at - other.at)
          .map(({ rating }) => rating)
        const [one, other] = [alphaOfTexts(tableOf(drawn)).value, alphaOfTexts(ratingTable(shuffled)).value]
        if (one === null || other === null) return one === other
        return Math.abs(one - other) < 1e-9
      }),
    )
  })

  it('is nominal alpha where any two texts are as far apart as can be', () => {
    fc.assert(
      fc.property(items, (drawn) => {
        const table = tableOf(drawn)
        const patterns = answerPatterns(table)
        const nominal = krippendorffAlpha(patterns, 'nominal', null).value
        const { value } = distanceAlphaOf(patterns, () => 1)(patterns.weight)
        return value === null || nominal === null ? value === nominal : Math.abs(value - nominal) < 1e-9
      }),
    )
  })
})

describe('the texts that are compared', () => {
  it('are all of them where these are few, and always the same ones of many', () => {
    const few = tableOf([['one', 'two'], ['three']])
    expect(textSample(few).isSample).toBe(false)
    expect(textSample(few).table.items).toEqual(['i0'])
    const many = Array.from({ length: 900 }, (_, at) => [`first ${at}`, `second ${at}`])
    const { table, isSample } = textSample(tableOf(many))
    expect(isSample).toBe(true)
    expect(table.items).toHaveLength(500)
    const turned = ratingTable(ratingsOf(many).reverse())
    expect([...textSample(turned).table.items].sort()).toEqual([...table.items].sort())
  })
})

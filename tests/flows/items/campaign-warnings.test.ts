import { describe, expect, it } from 'vitest'
import { said } from '../../../src/bots/words/said.ts'
import { seededRng } from '../../../src/domain/random.ts'
import { campaignWarnings } from '../../../src/flows/items/campaign-warnings.ts'
import { type GoldDemand, goldForEach, goldMetByEach } from '../../../src/flows/items/gold-supply.ts'
import { goldRate } from '../../../src/metrics/gold/gold-rate.ts'

const warningsOf = (...given: Parameters<typeof campaignWarnings>) => campaignWarnings(...given).map(said.items.warning)

const fine: GoldDemand = { items: 60, gold: 20, overlap: 3, annotators: 4, goldShare: 0.1 }
const covered = [
  { label: 'A', count: 10 },
  { label: 'B', count: 10 },
]

describe('a warning about a whole campaign', () => {
  it('is not given where gold lasts, covers every label, and there are enough people', () => {
    expect(warningsOf(fine, covered)).toEqual([])
  })

  it('comes first where no item can ever be finished', () => {
    const [first] = warningsOf({ ...fine, annotators: 2, gold: 0 }, covered)
    expect(first).toBe(
      'No item can ever be finished: each needs 3 answers by different people, and there are only 2 annotators. Add annotators or set the overlap to 2.',
    )
  })

  it('says when gold will run out for each person, and how much is missing', () => {
    expect(warningsOf({ ...fine, items: 400, gold: 10 }, covered)).toEqual([
      'Known items will run out: each annotator will meet about 37 and there are 10 for each. After that nobody’s answers are checked. Add 27 or lower the share of known answers.',
    ])
  })

  it('says that there is no gold, that it is never shown, or which labels it misses', () => {
    expect(warningsOf({ ...fine, gold: 0 }, covered)).toEqual([
      'There are no known answers, so nobody’s accuracy will be known. Fill “gold” on some rows to change that.',
    ])
    expect(warningsOf({ ...fine, goldShare: 0 }, covered)).toEqual([
      'The share of known answers is 0, so none of the 20 known items will be shown.',
    ])
    expect(warningsOf(fine, [...covered, { label: 'C', count: 0 }, { label: 'D', count: 0 }])).toEqual([
      'No known item has the label “C”, “D”: mistakes there will not be seen.',
    ])
  })
})

describe('the gold that a person will meet', () => {
  it('is what someone who is right 85 times in 100 meets when prompts are drawn one by one', () => {
    const rng = seededRng('gold met')
    for (const items of [15, 60, 400, 2000]) {
      const demand = { items, gold: 1000, overlap: 1, annotators: 1, goldShare: 0.1 }
      let met = 0
      const people = 60
      for (let person = 0; person < people; person++) met += drawOnePerson(items, 0.1, rng)
      expect(goldMetByEach(demand) / (met / people)).toBeGreaterThan(0.85)
      expect(goldMetByEach(demand) / (met / people)).toBeLessThan(1.15)
    }
  })

  it('is nothing without a share of gold, and never above what there is for everyone', () => {
    expect(goldMetByEach({ ...fine, goldShare: 0 })).toBe(0)
    expect(goldForEach({ ...fine, annotators: 50 })).toBe(10)
  })
})

/** Deals prompts until every ordinary item was seen; returns how many were gold. */
function drawOnePerson(items: number, goldShare: number, rng: () => number): number {
  let [ordinary, gold, right] = [0, 0, 0]
  while (ordinary < items) {
    if (rng() >= goldRate(goldShare, { answers: ordinary + gold, score: { right, answered: gold }, drifting: false })) {
      ordinary++
      continue
    }
    gold++
    if (rng() < 0.85) right++
  }
  return gold
}

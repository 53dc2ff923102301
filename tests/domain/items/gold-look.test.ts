import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { said } from '../../../src/bots/words/said.ts'
import { labelsAnswer } from '../../../src/domain/answer.ts'
import { goldLook } from '../../../src/domain/items/gold-look.ts'
import type { ItemRow } from '../../../src/domain/items/item-row.ts'
import { seededRng } from '../../../src/domain/random.ts'

type Look = { length?: number; image?: boolean; context?: readonly string[]; id?: string | null }

function item(gold: boolean, { length = 100, image = false, context = [], id = null }: Look): ItemRow {
  return {
    id,
    priority: 0,
    group: null,
    content: {
      text: 'x'.repeat(length),
      a: null,
      b: null,
      image: image ? 'https://x.org/1.png' : null,
      context: context.map((name) => [name, 'y'] as const),
    },
    gold: gold ? { answer: labelsAnswer([1]), explanation: '' } : null,
  }
}

function differences(gold: number, goldLooks: (at: number) => Look, others: number, othersLook: (at: number) => Look) {
  const look = goldLook()
  for (let at = 0; at < gold; at++) look.add(item(true, goldLooks(at)))
  for (let at = 0; at < others; at++) look.add(item(false, othersLook(at)))
  return look.differences().map(said.items.warning)
}

describe('gold that looks different', () => {
  it('is longer or shorter in the middle', () => {
    const short = (at: number) => ({ length: 50 + at })
    const long = (at: number) => ({ length: 300 + at })
    expect(differences(12, long, 60, short)).toEqual([
      'Known items look different: their texts are longer, 305 characters in the middle against 79.',
    ])
    expect(differences(12, short, 60, long)).toEqual([
      'Known items look different: their texts are shorter, 55 characters in the middle against 329.',
    ])
  })

  it('or varies less than the rest around the same middle', () => {
    const found = differences(
      20,
      (at) => ({ length: 195 + (at % 10) }),
      80,
      (at) => ({ length: 5 * at }),
    )
    expect(found).toEqual([
      'Known items look different: half of their texts have 197 to 202 characters, half of the others 95 to 295.',
    ])
  })

  it('is not seen in one very long text, or in few items', () => {
    expect(
      differences(
        10,
        (at) => ({ length: at === 0 ? 20_000 : 90 + 6 * at }),
        60,
        (at) => ({ length: 90 + at }),
      ),
    ).toEqual([])
    expect(
      differences(
        2,
        () => ({ length: 90 }),
        60,
        (at) => ({ length: 50 + at }),
      ),
    ).toEqual([])
  })

  it('has pictures, or fills a column, where others do not', () => {
    expect(
      differences(
        6,
        () => ({}),
        40,
        () => ({ image: true, context: ['page'] }),
      ),
    ).toEqual([
      'Known items look different: “image” is filled on 0 of 6 known rows and on 40 of 40 others.',
      'Known items look different: “context_page” is filled on 0 of 6 known rows and on 40 of 40 others.',
    ])
    const half = (at: number) => ({ image: at % 2 === 0 })
    expect(differences(20, half, 41, half)).toEqual([])
  })

  it('has ids of its own kind', () => {
    const numbered =
      (head: string, tail = '') =>
      (at: number) => ({ id: `${head}${at}${tail}` })
    expect(differences(5, numbered('Gold-'), 30, numbered('item-'))).toEqual([
      'Known items look different: their ids begin with “gold-” and no others do.',
    ])
    expect(differences(5, numbered('c-', '-g'), 30, (at) => ({ id: `c-${at + 5}` }))).toEqual([
      'Known items look different: their ids end in “-g” and no others do.',
    ])
    expect(differences(5, numbered(''), 30, numbered('item-'))).toEqual([
      'Known items look different: their ids begin or end in a digit and no others do.',
    ])
    expect(differences(5, numbered('c-'), 30, (at) => ({ id: `c-${at + 5}` }))).toEqual([])
    const words = ['alpha', 'beta', 'gamma', 'delta', 'epsilon']
    expect(differences(5, (at) => ({ id: words[at] ?? null }), 30, numbered('item-'))).toEqual([])
  })

  it('says nothing without gold, or without anything else', () => {
    expect(
      differences(
        0,
        () => ({}),
        5,
        () => ({}),
      ),
    ).toEqual([])
    expect(
      differences(
        5,
        () => ({}),
        0,
        () => ({}),
      ),
    ).toEqual([])
  })

  it('is rarely seen where gold was drawn from the items by chance', () => {
    let alarms = 0
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const rng = seededRng(String(seed))
        const any = () => ({ length: Math.floor(50 + 900 * rng() ** 2), image: rng() < 0.3, id: `c-${rng()}` })
        if (differences(15, any, 80, any).length > 0) alarms++
      }),
      { numRuns: 200, seed: 1 },
    )
    expect(alarms).toBeLessThanOrEqual(6)
  })
})

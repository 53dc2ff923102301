import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRng } from '../../src/domain/random.ts'
import { mixInGold, type UnseenGold } from '../../src/sessions/mix-in-gold.ts'

const items = (count: number, prefix: string) => Array.from({ length: count }, (_, at) => `${prefix}${at}`)
const golds = (count: number, classes: number): UnseenGold[] =>
  items(count, 'g').map((itemId, at) => ({ itemId, classKey: `c${at % classes}` }))

describe('mixing gold into a hand', () => {
  it('leaves room for every ordinary item, and deals no gold twice', () => {
    fc.assert(
      fc.property(
        fc.nat(20),
        fc.nat(20),
        fc.double({ min: 0, max: 0.9, noNaN: true }),
        fc.string(),
        (n, g, rate, seed) => {
          const hand = mixInGold(n, golds(g, 3), rate, true, seededRng(seed))
          expect(hand.filter((place) => place.kind === 'ordinary')).toHaveLength(n)
          const dealt = hand.flatMap((place) => (place.kind === 'gold' ? [place.itemId] : []))
          expect(new Set(dealt).size).toBe(dealt.length)
          expect(dealt.every((id) => id.startsWith('g'))).toBe(true)
        },
      ),
    )
  })

  it('makes each place gold with the same chance, whatever the place before was', () => {
    let places = 0
    let isGold = 0
    let afterGold = 0
    let goldAfterGold = 0
    for (let session = 0; session < 4000; session++) {
      const hand = mixInGold(8, golds(200, 5), 0.25, true, seededRng(`session ${session}`))
      // A hand of eight fresh items leaves its first seven places to chance alone.
      hand.slice(0, 7).forEach((place, at) => {
        places++
        if (place.kind === 'gold') isGold++
        if (at > 0 && hand[at - 1]?.kind === 'gold') {
          afterGold++
          if (place.kind === 'gold') goldAfterGold++
        }
      })
    }
    expect(isGold / places).toBeGreaterThan(0.235)
    expect(isGold / places).toBeLessThan(0.265)
    expect(goldAfterGold / afterGold).toBeGreaterThan(0.235)
    expect(goldAfterGold / afterGold).toBeLessThan(0.265)
  })

  it('may end on a gold as well, with the chance of any other place', () => {
    const hands = Array.from({ length: 4000 }, (_, session) =>
      mixInGold(8, golds(200, 5), 0.25, false, seededRng(`end ${session}`)),
    )
    const endOnGold = hands.filter((hand) => hand.at(-1)?.kind === 'gold').length
    expect(hands.every((hand) => hand[0]?.kind === 'ordinary')).toBe(true)
    expect(endOnGold / hands.length).toBeGreaterThan(0.23)
    expect(endOnGold / hands.length).toBeLessThan(0.27)
  })

  it('spreads golds over classes even where one class has most of them', () => {
    const uneven = [...golds(30, 1), { itemId: 'rare', classKey: 'rare' }]
    let rareFirst = 0
    for (let session = 0; session < 1000; session++) {
      const hand = mixInGold(1, uneven, 0.8, true, seededRng(`spread ${session}`))
      if (hand[0]?.kind === 'gold' && hand[0].itemId === 'rare') rareFirst++
    }
    expect(rareFirst).toBeGreaterThan(320)
    expect(rareFirst).toBeLessThan(480)
  })

  it('refuses a rate that is no chance', () => {
    expect(() => mixInGold(0, [], 1, true, seededRng('x'))).toThrow(RangeError)
    expect(() => mixInGold(0, [], -0.1, true, seededRng('x'))).toThrow(RangeError)
  })
})

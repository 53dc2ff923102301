import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRng } from '../../src/domain/random.ts'
import { mixInGold, type PlannedPlaces, type UnseenGold } from '../../src/sessions/mix-in-gold.ts'

const golds = (count: number, classes: number): UnseenGold[] =>
  Array.from({ length: count }, (_, at) => ({ itemId: `g${at}`, classKey: `c${at % classes}` }))

const chanceOf = (sitting: string) => (place: number) => seededRng(`${sitting} ${place}`)

function deal(sitting: string, { first = 1, count = 8, rate = 0.25, unseen = golds(200, 5) } = {}): PlannedPlaces {
  return mixInGold({ first, count }, unseen, rate, chanceOf(sitting))
}

const rates = fc.double({ min: 0, max: 0.9, noNaN: true })

describe('mixing gold into a deal', () => {
  it('fills every place, has a gold for each that is gold, and no gold twice', () => {
    fc.assert(
      fc.property(fc.nat(20), fc.nat(20), rates, fc.string(), (count, g, rate, seed) => {
        const planned = deal(seed, { count, rate, unseen: golds(g, 3) })
        expect(planned.isGold).toHaveLength(count)
        expect(planned.golds.length).toBe(Math.min(count, g))
        expect(planned.isGold.filter((isGold) => isGold).length).toBeLessThanOrEqual(planned.golds.length)
        expect(new Set(planned.golds).size).toBe(planned.golds.length)
      }),
    )
  })

  it('makes a place the same however the places are cut into deals, and whenever it is dealt anew', () => {
    fc.assert(
      fc.property(
        rates,
        fc.string(),
        fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 6 }),
        (rate, seed, cuts) => {
          const whole = deal(seed, { count: 60, rate }).isGold
          let first = 1
          for (const count of cuts) {
            expect(deal(seed, { first, count, rate }).isGold).toEqual(whole.slice(first - 1, first - 1 + count))
            first += count
          }
        },
      ),
    )
  })

  it('makes each place gold with the same chance, the first of a sitting and of a deal, and one behind a gold, included', () => {
    const all = { gold: 0, places: 0 }
    const behindGold = { gold: 0, places: 0 }
    const firstOf = { gold: 0, places: 0 }
    for (let sitting = 0; sitting < 4000; sitting++) {
      const { isGold } = deal(`sitting ${sitting}`)
      isGold.forEach((gold, at) => {
        for (const tally of [all, ...(at === 0 ? [firstOf] : isGold[at - 1] ? [behindGold] : [])]) {
          tally.places++
          if (gold) tally.gold++
        }
      })
    }
    for (const { gold, places } of [all, behindGold, firstOf]) {
      // Hoeffding: further off with a chance of one in a million.
      expect(Math.abs(gold / places - 0.25)).toBeLessThan(Math.sqrt(Math.log(2e6) / (2 * places)))
    }
  })

  it('goes on with ordinary items alone once all gold was seen', () => {
    const { isGold, golds: left } = deal('few', { count: 40, rate: 0.5, unseen: golds(2, 1) })
    expect(isGold.filter((gold) => gold)).toHaveLength(2)
    expect(left).toEqual(['g0', 'g1'])
  })

  it('spreads golds over classes even where one class has most of them', () => {
    const uneven = [...golds(30, 1), { itemId: 'rare', classKey: 'rare' }]
    let rareFirst = 0
    let withGold = 0
    for (let sitting = 0; sitting < 1000; sitting++) {
      const planned = deal(`spread ${sitting}`, { rate: 0.8, unseen: uneven })
      if (!planned.isGold.includes(true)) continue
      withGold++
      if (planned.golds[0] === 'rare') rareFirst++
    }
    expect(rareFirst / withGold).toBeGreaterThan(0.42)
    expect(rareFirst / withGold).toBeLessThan(0.58)
  })

  it('refuses a rate that is no chance', () => {
    expect(() => deal('x', { rate: 1 })).toThrow(RangeError)
    expect(() => deal('x', { rate: -0.1 })).toThrow(RangeError)
  })
})

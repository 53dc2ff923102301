import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textDistance } from '../../../src/domain/texts/text-distance.ts'
import { textKey } from '../../../src/domain/texts/text-key.ts'

const written = fc.string({ unit: 'grapheme', maxLength: 30 })

describe('what makes two written answers the same', () => {
  it('is not how letters are encoded, nor case, nor white space', () => {
    expect(textKey('  Cafe\u0301\u00a0au\n\nLAIT ')).toBe(textKey('caf\u00e9 au lait'))
    expect(textKey('Acme GmbH.')).not.toBe(textKey('Acme GmbH'))
  })

  it('is settled at once: a key is its own key', () => {
    fc.assert(fc.property(written, (text) => textKey(textKey(text)) === textKey(text)))
  })
})

describe('how far two texts are from each other', () => {
  it('is a share of the longer one', () => {
    expect(textDistance('kitten', 'sitting')).toBeCloseTo(3 / 7, 12)
    expect(textDistance('', 'abc')).toBe(1)
    expect(textDistance('', '')).toBe(0)
  })

  it('is the same both ways, from 0 to 1, and 0 for equal texts alone', () => {
    fc.assert(
      fc.property(written, written, (one, other) => {
        const apart = textDistance(one, other)
        expect(apart).toBe(textDistance(other, one))
        expect(apart >= 0 && apart <= 1).toBe(true)
        expect(apart === 0).toBe(one === other)
      }),
    )
  })
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitText } from '../../../src/bots/words/split-text.ts'
import { hostileText } from '../cards/arbitrary-screens.ts'

test('the pieces are the text, none too long, none cut inside a character', () => {
  fc.assert(
    fc.property(hostileText(5000), fc.integer({ min: 2, max: 500 }), (text, most) => {
      const pieces = splitText(text, most)
      expect(pieces.join('')).toBe(text)
      for (const piece of pieces) {
        expect(piece.length).toBeLessThanOrEqual(most)
        expect(piece.isWellFormed()).toBe(true)
      }
      expect(text === '' || !pieces.includes('')).toBe(true)
    }),
  )
})

test('a cut falls after a word where one ends near', () => {
  expect(splitText('aaaa bbbbb cccc', 12)).toEqual(['aaaa bbbbb ', 'cccc'])
})

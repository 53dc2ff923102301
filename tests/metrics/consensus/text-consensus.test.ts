import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nearEnough, textConsensus } from '../../../src/metrics/consensus/text-consensus.ts'

const answers = fc.array(
  fc.oneof(fc.constantFrom('Rain', 'rain', 'train', 'drain', 'no'), fc.string({ unit: 'grapheme', maxLength: 12 })),
  { minLength: 1, maxLength: 6 },
)

describe('the consensus of written answers', () => {
  it('is the answer in the middle of the others', () => {
    expect(textConsensus(['the cat sat', 'the cat sits', 'the cat sat.'])).toEqual({
      text: 'the cat sat',
      meanDistance: (2 / 12 + 1 / 12) / 2,
      isDecided: true,
    })
  })

  it('is undecided where the others are too far from it', () => {
    expect(textConsensus(['the cat sat', 'a dog ran'])?.isDecided).toBe(false)
    expect(textConsensus([])).toBeNull()
  })

  it('is the spelling that most people have, of answers that are the same', () => {
    expect(textConsensus(['RAIN', 'Rain', 'Rain', 'train'])?.text).toBe('Rain')
  })

  it('is one of the answers, whatever their order', () => {
    fc.assert(
      fc.property(
        answers.chain((drawn) => fc.tuple(fc.constant(drawn), fc.shuffledSubarray(drawn, { minLength: drawn.length }))),
        ([drawn, shuffled]) => {
          const found = textConsensus(drawn)
          expect(drawn).toContain(found?.text)
          expect(textConsensus(shuffled)?.text).toBe(found?.text)
          expect(found?.isDecided).toBe((found?.meanDistance ?? 1) <= nearEnough)
        },
      ),
    )
  })
})

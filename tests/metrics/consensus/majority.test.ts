import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { majority } from '../../../src/metrics/consensus/majority.ts'

describe('the majority', () => {
  it('is the label with most votes', () => {
    expect(majority(['cat', 'dog', 'cat'])).toEqual({ kind: 'winner', label: 'cat', votes: 2, total: 3 })
  })

  it('is a tie when labels lead together, whichever came first', () => {
    expect(majority(['b', 'a', 'c', 'a', 'b'])).toEqual({ kind: 'tie', labels: ['a', 'b'], votes: 2, total: 5 })
  })

  it('is nothing without answers', () => {
    expect(majority([])).toEqual({ kind: 'none' })
  })

  it('does not depend on the order of the answers', () => {
    const labels = fc.array(fc.constantFrom('a', 'b', 'c'))
    fc.assert(
      fc.property(
        labels.chain((some) => fc.tuple(fc.constant(some), fc.shuffledSubarray(some, { minLength: some.length }))),
        ([some, shuffled]) => {
          expect(majority(shuffled)).toEqual(majority(some))
        },
      ),
    )
  })
})

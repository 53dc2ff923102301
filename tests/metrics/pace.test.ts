import { describe, expect, it } from 'vitest'
import { usualSecondsPerAnswer } from '../../src/metrics/pace.ts'

describe('the usual seconds per answer', () => {
  it('is the median, so that a coffee break moves nothing', () => {
    expect(usualSecondsPerAnswer([4000, 6000, 5000, 3_600_000, 5000])).toBe(5)
    expect(usualSecondsPerAnswer([4000, 6000])).toBe(5)
  })

  it('is unknown without any usable time', () => {
    expect(usualSecondsPerAnswer([])).toBeNull()
    expect(usualSecondsPerAnswer([0, -5, Number.NaN])).toBeNull()
  })
})

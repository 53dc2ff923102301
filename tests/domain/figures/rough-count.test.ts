import { describe, expect, it } from 'vitest'
import { inTens, roughCount, tensShortOf } from '../../../src/domain/figures/rough-count.ts'

describe('a rough count', () => {
  it('never exceeds the exact one, and changes at seven steps only', () => {
    const rough = Array.from({ length: 1000 }, (_, exact) => roughCount(exact))
    expect(rough.every((value, exact) => value <= exact)).toBe(true)
    expect([...new Set(rough)]).toEqual([0, 1, 10, 20, 50, 100, 200, 500])
  })
})

describe('a count in tens', () => {
  it('never exceeds the exact one, and moves with every tenth only', () => {
    const tens = Array.from({ length: 34 }, (_, exact) => inTens(exact))
    expect([...new Set(tens)]).toEqual([0, 10, 20, 30])
    expect(tens.every((value, exact) => value <= exact && exact - value < 10)).toBe(true)
  })

  it('falls short of all there is', () => {
    expect([0, 5, 29, 30, 31, 400].map((exact) => tensShortOf(exact, 30))).toEqual([0, 0, 20, 20, 20, 20])
    expect(tensShortOf(0, 0)).toBe(0)
  })
})

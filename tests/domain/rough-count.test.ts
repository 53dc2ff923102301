import { describe, expect, it } from 'vitest'
import { inTens, roughCount, roughItems } from '../../src/domain/rough-count.ts'

describe('a rough count', () => {
  it('never exceeds the exact one, and changes at seven steps only', () => {
    const rough = Array.from({ length: 1000 }, (_, exact) => roughCount(exact))
    expect(rough.every((value, exact) => value <= exact)).toBe(true)
    expect([...new Set(rough)]).toEqual([0, 1, 10, 20, 50, 100, 200, 500])
  })

  it('is said in words', () => {
    expect(roughItems(1)).toBe('A few items')
    expect(roughItems(50)).toBe('50 items or more')
  })
})

describe('a count in tens', () => {
  it('never exceeds the exact one, moves with every tenth only, and says when all is there', () => {
    const tens = Array.from({ length: 34 }, (_, exact) => inTens(exact, 33))
    expect([...new Set(tens)]).toEqual([0, 10, 20, 30, 33])
    expect(tens.every((value, exact) => value <= exact && exact - value < 10)).toBe(true)
    expect(inTens(19)).toBe(10)
  })
})

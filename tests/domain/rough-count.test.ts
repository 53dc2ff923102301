import { describe, expect, it } from 'vitest'
import { roughCount, roughItems } from '../../src/domain/rough-count.ts'

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

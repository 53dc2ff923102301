import { expect, it } from 'vitest'
import { count, decimal, percent, roughItems } from '../../../../src/bots/words/en/count.ts'

it('says a rough count in words', () => {
  expect(roughItems(1)).toBe('A few items')
  expect(roughItems(50)).toBe('50 items or more')
})

it('writes numbers with one separator of thousands, a point and a true minus, and no zero below zero', () => {
  expect(count(1200, 'item')).toBe('1,200 items')
  expect(decimal(-1234.567, 2)).toBe('−1,234.57')
  expect([decimal(-0.001, 2), decimal(-0, 0), percent(-0.001)]).toEqual(['0.00', '0', '0 %'])
})

import { expect, it } from 'vitest'
import { roughItems } from '../../../../src/bots/words/en/count.ts'

it('says a rough count in words', () => {
  expect(roughItems(1)).toBe('A few items')
  expect(roughItems(50)).toBe('50 items or more')
})

import { expect, it } from 'vitest'
import { keyNamesInFull } from '../../../src/flows/items/label-names.ts'

const labels = [
  { id: 1, name: '1', definition: 'useless' },
  { id: 2, name: '2', definition: 'so so' },
  { id: 3, name: '3', definition: '' },
]

it('an end of a scale is named with what it means, where it means something', () => {
  const named = (key: string) => keyNamesInFull({ taskType: 'rating', labels }, key)
  expect(['1', '2', '3'].map(named)).toEqual(['1 useless', '2', '3'])
})

it('other labels are named by their names alone', () => {
  expect(keyNamesInFull({ taskType: 'choice', labels }, '1-2')).toBe('1 and 2')
  expect(keyNamesInFull({ taskType: 'choice', labels }, '1')).toBe('1')
})

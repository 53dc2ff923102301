import { describe, expect, it } from 'vitest'
import { nearest } from '../../../src/domain/texts/nearest.ts'

describe('the nearest known word', () => {
  it('is the one that was mistyped, as it is known', () => {
    expect(nearest('staus', ['list', 'status', 'help'])).toBe('status')
    expect(nearest(' LIABILITY limt', ['Indemnity', 'Liability limit'])).toBe('Liability limit')
    expect(nearest('lsit', ['list', 'status', 'help'])).toBe('list')
    expect(nearest('contract', ['Contract clauses', 'Support'])).toBe('Contract clauses')
  })

  it('is none where nothing is near, or nothing is known', () => {
    expect(nearest('C', ['A', 'B', 'Tie'])).toBeNull()
    expect(nearest('weather', ['list', 'status', 'help'])).toBeNull()
    expect(nearest('status', [])).toBeNull()
    expect(nearest('', ['list'])).toBeNull()
  })
})

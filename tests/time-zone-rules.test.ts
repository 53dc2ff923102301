import { expect, it } from 'vitest'
import { testedRules, troubleWithRules } from '../src/time-zone-rules.ts'

it('the tests run under the rules that are called tested', () => {
  expect(process.versions.tz).toBe(testedRules)
})

it('older rules, and rules that nobody knows, are warned of; newer ones are not', () => {
  expect(troubleWithRules('2025b')).toContain('2025b')
  expect(troubleWithRules(undefined)).toContain(testedRules)
  expect(troubleWithRules(testedRules)).toBeNull()
  expect(troubleWithRules('2027a')).toBeNull()
})

import { expect, test } from 'vitest'
import { nearestCommand } from '../../../src/bots/commands/nearest-command.ts'
import { readCommand } from '../../../src/bots/commands/read-command.ts'

test.each([
  ['', { kind: 'resume' }],
  ['   ', { kind: 'resume' }],
  ['new', { kind: 'new-campaign' }],
  ['NEW ', { kind: 'new-campaign' }],
  ['list', { kind: 'list' }],
  ['help', { kind: 'help' }],
  ['status', { kind: 'status', name: '' }],
  ['status Contract  clauses', { kind: 'status', name: 'Contract clauses' }],
  ['Status “Contract clauses”', { kind: 'status', name: 'Contract clauses' }],
  ['statsu Clauses', { kind: 'unknown-words', words: 'statsu Clauses', nearest: 'status' }],
  ['sta', { kind: 'unknown-words', words: 'sta', nearest: 'status' }],
  ['pineapple', { kind: 'unknown-words', words: 'pineapple', nearest: null }],
])('“%s” is read', (typed, intent) => {
  expect(readCommand(typed)).toEqual(intent)
})

test('only a word that looks like a command is taken for one', () => {
  expect(nearestCommand('halp')?.word).toBe('help')
  expect(nearestCommand('lsit')?.word).toBe('list')
  expect(nearestCommand('x')).toBeNull()
  expect(nearestCommand('')).toBeNull()
})

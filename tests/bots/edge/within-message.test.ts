import { expect, test } from 'vitest'
import type { Card, Part } from '../../../src/bots/cards/card.ts'
import { withinMessage } from '../../../src/bots/edge/within-message.ts'

const most = 9_500
const card = (parts: readonly Part[]): Card => ({ title: 'Status', step: '1', parts })
const table = (rows: number): Part => ({
  kind: 'table',
  columns: ['Annotator', 'Answers'],
  rows: Array.from({ length: rows }, (_, at) => [`${at}`.padEnd(75, '.'), '12'.padEnd(75, '.')]),
})
const buttons: Part = { kind: 'controls', controls: [] }

test('a card that fits is drawn as it is', () => {
  const parts = [table(50), buttons]
  expect(withinMessage(card(parts), most).parts).toEqual(parts)
})

test('of what does not fit the longest is cut, and a line says how much is left out', () => {
  const note: Part = { kind: 'small', text: 'Read it all' }
  const { parts } = withinMessage(card([note, table(80), buttons]), most)
  const shown = parts.find((part) => part.kind === 'table')?.rows.length ?? 0
  expect(shown).toBeGreaterThan(40)
  expect(parts).toEqual([
    note,
    table(shown),
    buttons,
    { kind: 'small', text: `Too long for one message: ${80 - shown} lines left out.` },
  ])
})

test('quotes are cut only after they are the longest', () => {
  const quote: Part = { kind: 'quoted', name: 'Text', text: 'word '.repeat(2_000) }
  const { parts } = withinMessage(card([quote, table(10)]), most)
  expect(parts[1]).toEqual(table(10))
  expect(parts[0]).toMatchObject({ text: expect.stringMatching(/ …$/) })
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { said } from '../../../src/bots/words/said.ts'
import { parseLabelLines } from '../../../src/domain/labels/label-lines.ts'
import { lookAlikeKey, looksLike } from '../../../src/domain/labels/look-alike.ts'
import { nameKey, tidyName } from '../../../src/domain/texts/campaign-name.ts'

test.each([
  ['Clauses', 'Сlauses'],
  ['Clauses', 'Clаuѕеѕ'],
  ['BETA', 'ВЕТА'],
  ['Alpha', 'Αlpha'],
  ['Clauses', 'Cl\u200dauses'],
  ['Clauses', 'clauses\u200b'],
  ['Clauses', '𝐂𝐥𝐚𝐮𝐬𝐞𝐬'],
  ['Part IV', 'Part Ⅳ'],
  ['Zoë', 'Zоe\u0308'],
  ['Вода', 'вода'],
  ['Ωμέγα', 'ΩΜΈΓΑ'],
])('%s and %s look alike', (one, other) => {
  expect(looksLike(one, other)).toBe(true)
})

test.each([
  ['Phase 1', 'Phase I'],
  ['Lån', 'Løn'],
  ['вода', 'bода'],
  ['m²', 'm2'],
  ['год', 'код'],
  ['нет', 'het'],
  ['σοφός', 'οοφός'],
])('%s and %s do not', (one, other) => {
  expect(looksLike(one, other)).toBe(false)
})

test('a name looks like itself, whatever is unseen in it or around it', () => {
  const unseen = fc.constantFrom('\u200b', '\u2060', '\u202e', '\ufeff', '\u00ad', '\u2066')
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.array(unseen), fc.array(unseen), (name, before, after) => {
      expect(looksLike(name, `${before.join('')} ${name}${after.join('')}`)).toBe(true)
      expect(lookAlikeKey(tidyName(name))).toBe(lookAlikeKey(name))
    }),
  )
})

test('a campaign’s name is kept without what nobody sees', () => {
  expect(tidyName(' Con\u202etract\u200b  clauses\ufeff ')).toBe('Contract clauses')
  expect(nameKey('Con\u200btract')).toBe('contract')
  expect(tidyName('\u200b\u2060')).toBe('')
})

const problemsOf = (...given: Parameters<typeof parseLabelLines>) =>
  parseLabelLines(...given).problems.map(said.problems.of)

test('labels that look alike are refused with the reason, and so is one that looks like a button', () => {
  expect(problemsOf('choice', 'Termination\nTerminаtion')).toEqual([
    '“Terminаtion” on line 2 looks like “Termination” on line 1: some letters are of another alphabet. Nobody could tell them apart.',
  ])
  expect(problemsOf('choice', 'Yes\nЅkip', said.prompts.besideLabels('choice'))).toEqual([
    expect.stringContaining('is also a button'),
  ])
  expect(problemsOf('choice', 'Вода\nЗемля')).toEqual([])
})

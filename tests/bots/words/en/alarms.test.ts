import { expect, it } from 'vitest'
import { alarms } from '../../../../src/bots/words/en/alarms.ts'
import { mostWordsCounted } from '../../../../src/domain/texts/words-in.ts'

const told = (found: { fast: number; answers: number; medianMs: number; medianWords: number }) =>
  alarms
    .seen({ kind: 'faster-than-reading', name: 'Priya', ...found })
    .map((word) => (typeof word === 'string' ? word : Object.values(word).join()))
    .join('')

it('a pace beyond reading is told as what was measured, with its number, and as nothing about the person', () => {
  expect(told({ fast: 24, answers: 30, medianMs: 612, medianWords: 55 })).toBe(
    'Priya: 24 of 30 latest answers came faster than the text can be read (median 0.6 s for 55 words). ' +
      'Some texts are known at a glance: look at the answers before you say anything.',
  )
  expect(told({ fast: 40, answers: 40, medianMs: 2_040, medianWords: mostWordsCounted })).toContain(
    'all 40 latest answers came faster than the text can be read (median 2.0 s for 100 words or more)',
  )
})

import { expect, test } from 'vitest'
import { said } from '../../../../src/bots/words/said.ts'
import type { AnyDoubt } from '../../../../src/domain/figures/model-doubt.ts'
import type { WhyUndefined } from '../../../../src/metrics/numeric/why-undefined.ts'

test.each<[WhyUndefined | AnyDoubt, string]>([
  [{ kind: 'nothing-observed' }, 'nothing was observed yet'],
  [{ kind: 'no-item-twice' }, 'no item has two answers'],
  [{ kind: 'answers-alike' }, 'all answers are the same, so agreement by chance cannot be told'],
  [{ kind: 'pairs-alike' }, 'every pair of annotators gave one and the same label throughout'],
  [{ kind: 'both-alike' }, 'both gave one and the same label throughout'],
  [{ kind: 'few-items', least: 5 }, 'an interval needs 5 items with two answers or more'],
  [{ kind: 'few-days', least: 5 }, 'a pace takes 5 days of work by somebody to know'],
  [
    { kind: 'few-golds-for-temperature', least: 100, there: 99 },
    'a temperature needs 100 known items, and there are 99',
  ],
  [{ kind: 'labels-are-no-numbers', level: 'ordinal' }, 'alpha at ordinal level needs labels that are numbers'],
  [
    { kind: 'few-answers-each', each: 10, least: 30 },
    'annotators have 10 answers each on average, and 30 are needed to weigh one against another',
  ],
  [{ kind: 'often-against-majority', percent: 40 }, 'disagrees with the majority on 40 % of items'],
  [
    { kind: 'about-label', label: 'spam', doubt: { kind: 'class-starved', label: '1', left: 0, won: 4 } },
    'spam: leaves the label 1 0 of the 4 items that it wins by majority',
  ],
])('%j is said', (why, words) => {
  expect(said.reasons.of(why)).toBe(words)
})

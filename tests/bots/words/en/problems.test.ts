import { expect, test } from 'vitest'
import type { Problem } from '../../../../src/bots/words/problem.ts'
import { said } from '../../../../src/bots/words/said.ts'

test.each<[Problem, string]>([
  [{ kind: 'workbook' }, 'This is a workbook or a zip file. Save the sheet as “CSV UTF-8” and send that.'],
  [{ kind: 'old-workbook' }, 'This is an old Excel workbook. Save the sheet as “CSV UTF-8” and send that.'],
  [{ kind: 'utf-32' }, 'This is UTF-32 text. Save it as “CSV UTF-8”.'],
  [
    { kind: 'one-json-list' },
    'This is one JSON list. Put one object on each line instead, with no brackets or commas around them.',
  ],
  [{ kind: 'quote-never-closed' }, 'A quotation mark that opens in this row is never closed.'],
  [
    { kind: 'no-utf-8' },
    'This line is not UTF-8 text; it may be Windows-1252, which Excel writes as plain “CSV”. Save the file as “CSV UTF-8”.',
  ],
  [
    { kind: 'row-endless', mostOfCell: 100_000, mostOfRow: 1_000_000 },
    'This row does not seem to end: there is more than 100 KB in one cell or 1 MB in one row. A quotation mark that opens in it is probably not closed.',
  ],
  [
    { kind: 'too-many-rows', most: 250_000 },
    'There are more than 250,000 rows, the most that can be sent. labelbreak import takes more.',
  ],
  [
    { kind: 'unpacked-too-large', mostBytes: 50_000_000 },
    'Unpacked, this file has more than 50 MB, the most that can be sent. labelbreak import takes more.',
  ],
  [{ kind: 'more-cells-than-columns', cells: 3, columns: 2 }, 'There are 3 cells where the header has 2.'],
  [
    { kind: 'no-column', column: 'text', there: { kind: 'all', names: ['q', 'r'], more: 2 } },
    'There is no column “text”. What is there: “q”, “r” and 2 more.',
  ],
  [
    { kind: 'account-unknown', role: 'annotator', account: 'U7' },
    'The annotator with the account U7 could not be found. Choose somebody else.',
  ],
  [
    { kind: 'account-unknown', role: 'annotator', account: 'U7', name: 'Bo Ek' },
    'Bo Ek could not be found. Choose somebody else.',
  ],
  [
    { kind: 'account-not-added', role: 'annotator', account: 'U7' },
    'The annotator with the account U7 has not added Labelbreak, so I cannot write to them. Ask them to add it, then name them again.',
  ],
  [
    { kind: 'is-group', name: 'Lawyers' },
    'Lawyers is a group. People take part one by one: type @ and choose each from the list that opens.',
  ],
  [{ kind: 'is-bot', name: 'robo', role: 'annotator' }, 'robo is a bot and cannot be an annotator.'],
  [
    { kind: 'is-of-others', name: 'eve', role: 'manager' },
    'eve belongs to another organization and cannot be a manager. Once they are a guest in yours, name them again.',
  ],
  [{ kind: 'is-only-lead', name: 'lea' }, 'lea is the only lead, and a campaign needs one. Invite another lead first.'],
  [
    { kind: 'no-person', word: '@ana' },
    'I could not tell who @ana is. Type @ and choose each person from the list that opens; a group cannot be chosen.',
  ],
  [
    { kind: 'changed-by-others', to: 2 },
    'Somebody else changed this to 2 while you had it open. Put back what stood here to keep theirs, or open the form again to change it.',
  ],
  [
    { kind: 'guideline-changed-by-others', version: 2 },
    'Somebody else changed the guideline while you had it open: it is version 2 now. Copy your text, then open the form again and put both together.',
  ],
  [{ kind: 'items-given-twice' }, 'There is a file and pasted rows: remove one of them.'],
  [{ kind: 'too-many-lines', lines: 51, most: 50 }, 'At most 50 lines, please: there are 51.'],
  [
    { kind: 'line-not-understood', field: 'otherHours', line: 'Fri 9-' },
    '“Fri 9-” is not understood. Write it as: Fri 09:00-13:00',
  ],
  [
    { kind: 'note-too-long', length: 1_001, most: 1_000 },
    '1,001 characters; 1,000 is the most. Two or three sentences will do.',
  ],
  [
    { kind: 'explanation-too-long', length: 2_001, most: 2_000 },
    'The explanation has 2,001 characters; 2,000 is the most.',
  ],
])('%j is said', (problem, sentence) => {
  expect(said.problems.of(problem)).toBe(sentence)
})

test('a platform that says nothing is called as the bot calls it', () => {
  expect(said.problems.words({ kind: 'account-not-told', role: 'manager', account: 'U7' })).toEqual([
    { platform: 'name' },
    ' did not say who the manager with the account U7 is. Please send this again in a minute.',
  ])
})

test('what is odd about a file of items is said', () => {
  expect(said.items.warning({ kind: 'no-guideline' })).toBe(
    'There is no guideline: people will decide by the names of the labels alone.',
  )
  expect(said.items.warning({ kind: 'others-adding' })).toBe(
    'Others are adding items to this campaign just now, so nothing was added yet. Press Add again in a moment.',
  )
})

import { expect, test } from 'vitest'
import { chosenPlaces, columnProblems, firstItem } from '../../../src/domain/forms/column-choice.ts'
import { guessColumns, namesOfPlaces } from '../../../src/domain/items/guess-columns.ts'
import { proposeLabels } from '../../../src/domain/items/propose-labels.ts'
import type { TaskTypeName } from '../../../src/domain/task-types/task-types.ts'
import { sourceOfText } from '../../../src/files/file-source.ts'
import { lookAtFile } from '../../../src/flows/items/look-at-file.ts'

async function lookAt(lines: readonly string[], taskType: TaskTypeName = 'choice') {
  const looked = await lookAtFile(sourceOfText(lines.join('\n')), taskType)
  if (looked.kind !== 'look') throw new Error(looked.kind)
  return looked.look
}

async function namesIn(lines: readonly string[], taskType: TaskTypeName = 'choice') {
  const look = await lookAt(lines, taskType)
  return Object.fromEntries(namesOfPlaces(look.columns, guessColumns(look, taskType)))
}

test('our own names are taken at their word, whatever stands in them', async () => {
  expect(await namesIn(['id,text,gold,label,context_Land', '7,Yes,A,A,PT', '7,No,A,A,PT'])).toEqual({
    ...{ id: 'id', text: 'text', gold: 'gold', label: null, context_Land: 'context_Land' },
  })
})

test('other names are known, where what stands in the column goes with them', async () => {
  const rows = ['Case-No,Review_Text,Verdict,Urgency,Photo', 'c-1,Slow,Good,3,https://x.example/1', 'c-2,Late,,0,']
  expect(await namesIn(rows)).toEqual({
    ...{ 'case-no': 'id', review_text: 'text', verdict: 'gold', urgency: 'priority', photo: 'image' },
  })
  // Labels in every row, a number that comes twice, words for a priority.
  expect(await namesIn(['no,body,label,urgency', '1,Slow,Good,high', '1,Late,Bad,low'])).toEqual({
    ...{ no: null, body: 'text', label: null, urgency: null },
  })
})

test('without a name that is known the longest texts are what is asked about, of JSON too', async () => {
  expect(await namesIn(['who,what', 'Ana,It came late and it was cold', 'Bo,Fine'])).toEqual({
    who: null,
    what: 'text',
  })
  expect(await namesIn(['{"n":1,"left one":"It is so","right one":"It is not so at all"}'], 'pairwise')).toEqual({
    ...{ n: null, 'left one': 'b', 'right one': 'a' },
  })
  expect(await namesIn(['n,option_b,option_a', '1,It is not so,It is'], 'pairwise')).toEqual({
    ...{ n: null, option_b: 'b', option_a: 'a' },
  })
})

test('labels are proposed from known answers, each once, as the task type has them', async () => {
  const [, column] = (await lookAt(['text,gold', 'a,Yes', 'b,yes', 'c,No', 'd,'])).columns
  expect(proposeLabels('choice', column)).toBe('Yes\nNo')
  const [, sets] = (await lookAt(['text,gold', 'a,Price;Place', 'b,Staff', 'c,[]'], 'multi-choice')).columns
  expect(proposeLabels('multi-choice', sets)).toBe('Price\nPlace\nStaff')
  const [, steps] = (await lookAt(['text,gold', 'a,5', 'b,1', 'c,3'], 'rating')).columns
  expect(proposeLabels('rating', steps)).toBe('1-5')
  expect(proposeLabels('choice', (await lookAt(['text,gold', 'a,Yes', 'b,'])).columns[1])).toBe('')
  expect(proposeLabels('pairwise', steps)).toBe('')
})

test('what was chosen goes before what was guessed, and the first item follows', async () => {
  const look = await lookAt(['reason,review,title', 'It says so,Slow but kind,Hm', ',Fine,Oh'])
  const guessed = guessColumns(look, 'choice')
  expect(guessed).toMatchObject({ text: 1, explanation: 0, context: [] })
  const chosen: Readonly<Record<string, string>> = { columnText: '2', columnGold: 'none', columnContext: '0,1' }
  const places = chosenPlaces((field) => chosen[field], guessed, look.columns.length)
  expect(places).toMatchObject({ text: 2, gold: null, explanation: null, context: [0, 1] })
  expect(firstItem(look, places, 'choice')).toMatchObject({
    text: 'Hm',
    context: [
      ['reason', 'It says so'],
      ['review', 'Slow but kind'],
    ],
  })
  expect(columnProblems(look, { ...places, gold: 2 }, 'choice', [])).toEqual([
    { field: 'columnGold', what: { kind: 'column-chosen-twice' } },
  ])
})

test('the texts of a ranking are columns by their letters, or a list, and the first item is shown with all of them', async () => {
  const named = ['Response A,Response B,Response C,Response D', 'Yes it is,No it is not,Who knows,Ask again']
  expect(await namesIn(named, 'ranking')).toEqual({
    'response a': 'a',
    'response b': 'b',
    'response c': 'c',
    'response d': 'd',
  })
  const look = await lookAt(
    ['{"candidates":["One","Two","Three"],"gold":["C","A","B"]}', '{"candidates":["x","y","z"]}'],
    'ranking',
  )
  const places = guessColumns(look, 'ranking')
  expect(columnProblems(look, places, 'ranking', [{ id: 1, name: 'A', definition: '' }])).toEqual([])
  expect(firstItem(look, places, 'ranking')).toMatchObject({ a: null, candidates: ['One', 'Two', 'Three'] })
})

import { expect, test } from 'vitest'
import { fieldsOf, type Held } from '../../../src/bots/edge/fields.ts'
import { readCampaignForm, withoutContents } from '../../../src/bots/edge/read-campaign-form.ts'

const filled: Readonly<Record<string, Partial<Held>>> = {
  name: { text: 'Clauses' },
  purpose: {},
  taskType: { chosen: ['rating'] },
  labels: { text: '1-5' },
  itemFile: { file: { id: 'F1', name: 'items.csv' } },
  overlap: { text: '3' },
  stopAt: { text: '95' },
  fewestAnswers: {},
  goldShare: { text: '10' },
  sessionMinutes: { text: ' ' },
  annotators: { people: ['U1', 'U2', 'U1'] },
  digest: { chosen: ['1'] },
  digestTime: { time: '09:30' },
  digestChannel: { channel: 'C0TEAM' },
}

const read = (changed: typeof filled = {}) =>
  readCampaignForm(fieldsOf(new Map(Object.entries({ ...filled, ...changed }))))

test('a submitted form is read field by field', () => {
  expect(read()).toEqual({
    form: {
      name: 'Clauses',
      purpose: '',
      taskType: 'rating',
      labels: '1-5',
      guideline: '',
      itemRows: '',
      overlap: 3,
      stopAt: 0.95,
      fewestAnswers: null,
      goldShare: 0.1,
      sessionMinutes: Number.NaN,
      annotators: ['U1', 'U2'],
      adjudicators: [],
      managers: [],
      digest: { weekday: 1, minuteOfDay: 570 },
      digestChannel: 'C0TEAM',
    },
    guidelineFile: null,
    itemFile: { id: 'F1', name: 'items.csv' },
  })
})

test('before its files are fetched, a form says which there are', () => {
  const sent = read()
  expect(sent).not.toBeNull()
  if (sent === null) return
  expect(withoutContents(sent)).toMatchObject({
    guidelineFile: null,
    itemFile: { name: 'items.csv', bytes: new Uint8Array() },
  })
})

test.each([
  ['another task type', { taskType: { chosen: ['essay'] } }],
  ['a day that is none', { digest: { chosen: ['8'] } }],
  ['a time that is none', { digestTime: { time: '25:00' } }],
  ['no time', { digestTime: { time: null } }],
])('a form with %s is not ours', (_, changed) => {
  expect(read(changed)).toBeNull()
})

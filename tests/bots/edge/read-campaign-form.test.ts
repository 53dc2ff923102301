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
  readCampaignForm(fieldsOf(new Map(Object.entries({ ...filled, ...changed }))), {
    guidelineFile: null,
    itemFile: withoutContents({ name: 'items.csv' }),
  })

test('a submitted form is read field by field', () => {
  expect(read()).toEqual({
    name: 'Clauses',
    purpose: '',
    taskType: 'rating',
    labels: '1-5',
    guideline: '',
    guidelineFile: null,
    itemRows: '',
    itemFile: { name: 'items.csv', bytes: new Uint8Array() },
    columns: null,
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
  })
})

test('a form with another task type is not ours', () => {
  expect(read({ taskType: { chosen: ['essay'] } })).toBeNull()
})

test('what was not asked yet holds no number', () => {
  const { digest, overlap } = read({ digestTime: { time: '25:00' }, digest: {}, overlap: {} }) ?? {}
  expect({ digest, overlap }).toEqual({ digest: { weekday: Number.NaN, minuteOfDay: Number.NaN }, overlap: Number.NaN })
})

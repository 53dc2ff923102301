import { expect, test } from 'vitest'
import { readCampaignForm, readNote, withoutContents } from '../../../src/bots/edge/read-form.ts'

const filled = {
  name: { value: { type: 'plain_text_input', value: 'Clauses' } },
  purpose: { value: { type: 'plain_text_input', value: null } },
  taskType: {
    value: { type: 'static_select', selected_option: { text: { type: 'plain_text', text: 'x' }, value: 'rating' } },
  },
  labels: { value: { type: 'plain_text_input', value: '1-5' } },
  guideline: { value: { type: 'plain_text_input', value: null } },
  guidelineFile: { value: { type: 'file_input', files: [] } },
  itemFile: { value: { type: 'file_input', files: [{ id: 'F1', name: 'items.csv', size: 12 }] } },
  itemRows: { value: { type: 'plain_text_input', value: null } },
  overlap: { value: { type: 'number_input', value: '3' } },
  stopAt: { value: { type: 'number_input', value: '95' } },
  fewestAnswers: { value: { type: 'number_input', value: null } },
  goldShare: { value: { type: 'number_input', value: '10' } },
  sessionMinutes: { value: { type: 'number_input', value: '' } },
  annotators: { value: { type: 'multi_users_select', selected_users: ['U1', 'U2', 'U1'] } },
  adjudicators: { value: { type: 'multi_users_select', selected_users: [] } },
  managers: { value: { type: 'multi_users_select', selected_users: [] } },
  digest: { value: { type: 'static_select', selected_option: { value: '1' } } },
  digestTime: { value: { type: 'timepicker', selected_time: '09:30' } },
  digestChannel: { value: { type: 'conversations_select', selected_conversation: 'C0TEAM' } },
}

test('a submitted form is read field by field', () => {
  expect(readCampaignForm(filled)).toEqual({
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
  const sent = readCampaignForm(filled)
  expect(sent).not.toBeNull()
  if (sent === null) return
  expect(withoutContents(sent)).toMatchObject({
    guidelineFile: null,
    itemFile: { name: 'items.csv', bytes: new Uint8Array() },
  })
})

test.each([
  ['another task type', { taskType: { value: { selected_option: { value: 'essay' } } } }],
  ['a day that is none', { digest: { value: { selected_option: { value: '8' } } } }],
  ['a time that is none', { digestTime: { value: { selected_time: '25:00' } } }],
  ['no time', { digestTime: { value: { selected_time: null } } }],
  ['a field that is no field', { name: 'Clauses' }],
])('a form with %s is not ours', (_, changed) => {
  expect(readCampaignForm({ ...filled, ...changed })).toBeNull()
})

test('a note is read, and is empty where there is none', () => {
  expect(readNote({ note: { value: { value: 'Two clauses in one' } } })).toBe('Two clauses in one')
  expect(readNote({})).toBe('')
  expect(readNote(null)).toBe('')
})

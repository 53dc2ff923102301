import { expect, test } from 'vitest'
import { readDrawn, readFields } from '../../../src/bots/slack/fields.ts'

test('each kind of field is read from the state of a view', () => {
  const fields = readFields({
    name: { value: { type: 'plain_text_input', value: 'Clauses' } },
    purpose: { value: { type: 'plain_text_input', value: null } },
    taskType: { value: { type: 'static_select', selected_option: { value: 'rating', text: {} } } },
    days: { value: { type: 'checkboxes', selected_options: [{ value: '1' }, { value: '3' }] } },
    annotators: { value: { type: 'multi_users_select', selected_users: ['U1', 'U2', 'U1'] } },
    digestChannel: { value: { type: 'conversations_select', selected_conversation: 'C0TEAM' } },
    digestTime: { value: { type: 'timepicker', selected_time: '09:30' } },
    pausedUntil: { value: { type: 'datepicker', selected_date: '2026-12-01' } },
    noFile: { value: { type: 'file_input', files: [] } },
    itemFile: { value: { type: 'file_input', files: [{ id: 'F1', name: 'items.csv', size: 12 }] } },
  })
  expect(fields?.text('name')).toBe('Clauses')
  expect(fields?.text('purpose')).toBe('')
  expect(fields?.one('taskType')).toBe('rating')
  expect(fields?.some('days')).toEqual(['1', '3'])
  expect(fields?.people('annotators')).toEqual(['U1', 'U2'])
  expect(fields?.channel('digestChannel')).toBe('C0TEAM')
  expect(fields?.time('digestTime')).toBe('09:30')
  expect(fields?.minuteOfDay('digestTime')).toBe(570)
  expect(fields?.date('pausedUntil')).toBe('2026-12-01')
  expect(fields?.file('noFile')).toBeNull()
  expect(fields?.file('itemFile')).toEqual({ id: 'F1', name: 'items.csv' })
  expect([fields?.has('purpose'), fields?.has('note')]).toEqual([true, false])
})

test.each([null, 'x', { name: 'Clauses' }, { name: { value: 7 } }])('%j is no state of a window of ours', (values) => {
  expect(readFields(values)).toBeNull()
})

test('what fields held when they were drawn is read from the blocks; a window without fields held nothing', () => {
  const blocks = [
    { type: 'section', block_id: 'a' },
    { type: 'input', block_id: 'overlap', element: { initial_value: '3' } },
    { type: 'input', block_id: 'digest', element: { initial_option: { value: '1' } } },
  ]
  expect(readDrawn(blocks)?.number('overlap')).toBe(3)
  expect(readDrawn(blocks)?.one('digest')).toBe('1')
  expect(readDrawn(blocks.slice(0, 1))).toBeNull()
  expect(readDrawn('none')).toBeNull()
})

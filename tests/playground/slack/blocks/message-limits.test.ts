import { describe, expect, test } from 'vitest'
import { checkBlocks } from '../../../../playground/slack/blocks/check-blocks.ts'
import {
  actions,
  button,
  chars,
  divider,
  input,
  type Limit,
  option,
  plain,
  radio,
  section,
  select,
  table,
  times,
} from './block-samples.ts'

const message = (blocks: unknown) => {
  const checked = checkBlocks(blocks, 'message', '/blocks')
  return checked.kind === 'good' ? [] : checked.problems
}
const messageLimits: readonly Limit[] = [
  [
    '50 blocks',
    times(50, () => divider),
    times(51, () => divider),
    'no more than 50 items allowed [json-pointer:/blocks]',
  ],
  [
    'section text of 3000',
    [section(chars(3000))],
    [section(chars(3001))],
    'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
  ],
  [
    'a section text that is not empty',
    [section('x')],
    [section('')],
    'must be more than 0 characters [json-pointer:/blocks/0/text/text]',
  ],
  [
    'ten fields',
    [{ type: 'section', fields: times(10, () => plain('x')) }],
    [{ type: 'section', fields: times(11, () => plain('x')) }],
    'no more than 10 items allowed [json-pointer:/blocks/0/fields]',
  ],
  [
    'field text of 2000',
    [{ type: 'section', fields: [plain(chars(2000))] }],
    [{ type: 'section', fields: [plain(chars(2001))] }],
    'must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]',
  ],
  [
    'a header of 150',
    [{ type: 'header', text: plain(chars(150)) }],
    [{ type: 'header', text: plain(chars(151)) }],
    'must be less than 151 characters [json-pointer:/blocks/0/text/text]',
  ],
  [
    '25 elements in actions',
    [actions(...times(25, () => button()))],
    [actions(...times(26, () => button()))],
    'no more than 25 items allowed [json-pointer:/blocks/0/elements]',
  ],
  [
    'ten elements in context',
    [{ type: 'context', elements: times(10, () => plain('x')) }],
    [{ type: 'context', elements: times(11, () => plain('x')) }],
    'no more than 10 items allowed [json-pointer:/blocks/0/elements]',
  ],
  [
    'button text of 75',
    [actions(button({ text: plain(chars(75)) }))],
    [actions(button({ text: plain(chars(76)) }))],
    'must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]',
  ],
  [
    'a button value of 2000',
    [actions(button({ value: chars(2000) }))],
    [actions(button({ value: chars(2001) }))],
    'must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]',
  ],
  [
    'an action_id of 255',
    [actions(button({ action_id: chars(255) }))],
    [actions(button({ action_id: chars(256) }))],
    'must be less than 256 characters [json-pointer:/blocks/0/elements/0/action_id]',
  ],
  [
    'a block_id of 255',
    [{ ...divider, block_id: chars(255) }],
    [{ ...divider, block_id: chars(256) }],
    'must be less than 256 characters [json-pointer:/blocks/0/block_id]',
  ],
  [
    '100 options in a select',
    [select({ options: times(100, (at) => option(at)) })],
    [select({ options: times(101, (at) => option(at)) })],
    'no more than 100 items allowed [json-pointer:/blocks/0/elements/0/options]',
  ],
  [
    'option text of 75',
    [select({ options: [option(0, chars(75))] })],
    [select({ options: [option(0, chars(76))] })],
    'must be less than 76 characters [json-pointer:/blocks/0/elements/0/options/0/text/text]',
  ],
  [
    'an option value of 75',
    [select({ options: [{ text: plain('x'), value: chars(75) }] })],
    [select({ options: [{ text: plain('x'), value: chars(76) }] })],
    'must be less than 76 characters [json-pointer:/blocks/0/elements/0/options/0/value]',
  ],
  [
    'ten radio buttons',
    [radio({ options: times(10, (at) => option(at)) })],
    [radio({ options: times(11, (at) => option(at)) })],
    'no more than 10 items allowed [json-pointer:/blocks/0/elements/0/options]',
  ],
  [
    'ten checkboxes',
    [actions({ type: 'checkboxes', options: times(10, (at) => option(at)) })],
    [actions({ type: 'checkboxes', options: times(11, (at) => option(at)) })],
    'no more than 10 items allowed [json-pointer:/blocks/0/elements/0/options]',
  ],
  [
    'five options in an overflow menu',
    [actions({ type: 'overflow', options: times(5, (at) => option(at)) })],
    [actions({ type: 'overflow', options: times(6, (at) => option(at)) })],
    'no more than 5 items allowed [json-pointer:/blocks/0/elements/0/options]',
  ],
  ['100 table rows', [table(100, 1)], [table(101, 1)], 'no more than 100 items allowed [json-pointer:/blocks/0/rows]'],
  ['20 table columns', [table(1, 20)], [table(1, 21)], 'no more than 20 items allowed [json-pointer:/blocks/0/rows/0]'],
  [
    '10,000 characters in a table',
    [table(10, 10, chars(100))],
    [table(10, 10, chars(101))],
    'must be less than 10001 characters [json-pointer:/blocks/0]',
  ],
  ['one table', [table(1, 1)], [table(1, 1), table(1, 1)], 'only_one_table_allowed [json-pointer:/blocks]'],
  [
    'block ids that differ',
    [
      { ...divider, block_id: 'a' },
      { ...divider, block_id: 'b' },
    ],
    [
      { ...divider, block_id: 'a' },
      { ...divider, block_id: 'a' },
    ],
    '`block_id` "a" already exists [json-pointer:/blocks/1/block_id]',
  ],
  [
    'action ids that differ within a block',
    [actions(button({ action_id: 'a' })), actions(button({ action_id: 'a' }))],
    [actions(button({ action_id: 'a' }), button({ action_id: 'a' }))],
    '`action_id` "a" already exists for an interactive element [json-pointer:/blocks/0]',
  ],
  [
    'an image with words for who cannot see it',
    [{ type: 'image', image_url: 'https://a.example/b.png', alt_text: 'A chart' }],
    [{ type: 'image', image_url: 'https://a.example/b.png' }],
    'missing required field: alt_text [json-pointer:/blocks/0/alt_text]',
  ],
  [
    'an initial option among the options',
    [select({ options: [option(0)], initial_option: option(0) })],
    [select({ options: [option(0)], initial_option: option(1) })],
    'initial option must be one of the options [json-pointer:/blocks/0]',
  ],
  [
    'options or groups of them',
    [select({ option_groups: [{ label: plain('Group'), options: [option(0)] }] })],
    [select({})],
    'must provide exactly one of options and option_groups [json-pointer:/blocks/0]',
  ],
  [
    'a confirmation of 300',
    [actions(button({ confirm: { text: plain(chars(300)) } }))],
    [actions(button({ confirm: { text: plain(chars(301)) } }))],
    'must be less than 301 characters [json-pointer:/blocks/0/elements/0/confirm/text/text]',
  ],
  [
    'markdown of 12,000',
    [{ type: 'markdown', text: chars(12_000) }],
    [{ type: 'markdown', text: chars(12_001) }],
    'must be less than 12001 characters [json-pointer:/blocks/0/text]',
  ],
  ['kinds of block that exist', [divider], [{ type: 'dividor' }], 'unsupported type [json-pointer:/blocks/0/type]'],
  [
    'kinds of element that exist',
    [actions(button())],
    [actions({ type: 'slider' })],
    'unsupported type [json-pointer:/blocks/0/elements/0/type]',
  ],
  [
    'properties that exist',
    [divider],
    [{ ...divider, colour: 'red' }],
    'invalid additional property: colour [json-pointer:/blocks/0]',
  ],
  [
    'no input blocks in messages',
    [divider],
    [input({ type: 'plain_text_input' })],
    'unsupported type [json-pointer:/blocks/0/type]',
  ],
]

describe('a message may have', () => {
  test.each(messageLimits)('%s', (_, fits, over, problem) => {
    expect(message(fits)).toEqual([])
    expect(message(over)).toEqual([problem])
  })
})

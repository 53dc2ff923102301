import { describe, expect, test } from 'vitest'
import { checkBlocks } from '../../../playground/slack/blocks/check-blocks.ts'
import { checkView } from '../../../playground/slack/blocks/view.ts'

const chars = (count: number) => 'x'.repeat(count)
const times = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at))
const plain = (text: string) => ({ type: 'plain_text', text })
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text })
const option = (at: number, text = `Option ${at}`) => ({ text: plain(text), value: String(at) })
const divider = { type: 'divider' }
const section = (text: string) => ({ type: 'section', text: mrkdwn(text) })
const button = (over: object = {}) => ({ type: 'button', text: plain('Yes'), ...over })
const actions = (...elements: object[]) => ({ type: 'actions', elements })
const select = (over: object) => actions({ type: 'static_select', ...over })
const radio = (over: object) => actions({ type: 'radio_buttons', ...over })
const input = (element: object, over: object = {}) => ({ type: 'input', label: plain('Name'), element, ...over })
const modal = (over: object = {}) => ({ type: 'modal', title: plain('Title'), blocks: [divider], ...over })
const table = (rows: number, columns: number, text = 'x') => ({
  type: 'table',
  rows: times(rows, () => times(columns, () => ({ type: 'raw_text', text }))),
})

const message = (blocks: unknown) => {
  const checked = checkBlocks(blocks, 'message', '/blocks')
  return checked.kind === 'good' ? [] : checked.problems
}
const view = (given: unknown) => {
  const checked = checkView(given)
  return checked.kind === 'good' ? [] : checked.kind === 'bad' ? checked.problems : ['too large']
}

/** What fits, what is one too many, and what Slack says of the latter. */
type Limit = readonly [name: string, fits: unknown, over: unknown, problem: string]

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

const viewLimits: readonly Limit[] = [
  [
    '100 blocks',
    modal({ blocks: times(100, () => divider) }),
    modal({ blocks: times(101, () => divider) }),
    'no more than 100 items allowed [json-pointer:/view/blocks]',
  ],
  [
    'a title of 24',
    modal({ title: plain(chars(24)) }),
    modal({ title: plain(chars(25)) }),
    'must be less than 25 characters [json-pointer:/view/title/text]',
  ],
  [
    'a submit button of 24',
    modal({ submit: plain(chars(24)) }),
    modal({ submit: plain(chars(25)) }),
    'must be less than 25 characters [json-pointer:/view/submit/text]',
  ],
  [
    'a close button of 24',
    modal({ close: plain(chars(24)) }),
    modal({ close: plain(chars(25)) }),
    'must be less than 25 characters [json-pointer:/view/close/text]',
  ],
  [
    'private_metadata of 3000',
    modal({ private_metadata: chars(3000) }),
    modal({ private_metadata: chars(3001) }),
    'must be less than 3001 characters [json-pointer:/view/private_metadata]',
  ],
  [
    'a text input of 3000',
    modal({ submit: plain('Go'), blocks: [input({ type: 'plain_text_input', max_length: 3000 })] }),
    modal({ submit: plain('Go'), blocks: [input({ type: 'plain_text_input', max_length: 3001 })] }),
    'must be less than 3001 [json-pointer:/view/blocks/0/element/max_length]',
  ],
  [
    'a label of 2000',
    modal({ submit: plain('Go'), blocks: [input({ type: 'plain_text_input' }, { label: plain(chars(2000)) })] }),
    modal({ submit: plain('Go'), blocks: [input({ type: 'plain_text_input' }, { label: plain(chars(2001)) })] }),
    'must be less than 2001 characters [json-pointer:/view/blocks/0/label/text]',
  ],
  [
    'ten files',
    modal({ submit: plain('Go'), blocks: [input({ type: 'file_input', max_files: 10 })] }),
    modal({ submit: plain('Go'), blocks: [input({ type: 'file_input', max_files: 11 })] }),
    'must be less than 11 [json-pointer:/view/blocks/0/element/max_files]',
  ],
  [
    'a submit button where there are inputs',
    modal({ submit: plain('Go'), blocks: [input({ type: 'plain_text_input' })] }),
    modal({ blocks: [input({ type: 'plain_text_input' })] }),
    'missing required field: submit [json-pointer:/view]',
  ],
  ['no table', modal(), modal({ blocks: [table(1, 1)] }), 'unsupported type [json-pointer:/view/blocks/0/type]'],
  [
    'no submit button on Home',
    { type: 'home', blocks: [input({ type: 'plain_text_input' })] },
    { type: 'home', blocks: [divider], submit: plain('Go') },
    'invalid additional property: submit [json-pointer:/view]',
  ],
  ['250 kB', modal(), modal({ blocks: times(100, () => section(chars(2600))) }), 'too large'],
]

describe('a message may have', () => {
  test.each(messageLimits)('%s', (_, fits, over, problem) => {
    expect(message(fits)).toEqual([])
    expect(message(over)).toEqual([problem])
  })
})

describe('a view may have', () => {
  test.each(viewLimits)('%s', (_, fits, over, problem) => {
    expect(view(fits)).toEqual([])
    expect(view(over)).toEqual([problem])
  })
})

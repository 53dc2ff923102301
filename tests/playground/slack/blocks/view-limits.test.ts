import { describe, expect, test } from 'vitest'
import { checkView } from '../../../../playground/slack/blocks/view.ts'
import { chars, divider, input, type Limit, modal, plain, section, table, times } from './block-samples.ts'

const view = (given: unknown) => {
  const checked = checkView(given)
  return checked.kind === 'good' ? [] : checked.kind === 'bad' ? checked.problems : ['too large']
}

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

describe('a view may have', () => {
  test.each(viewLimits)('%s', (_, fits, over, problem) => {
    expect(view(fits)).toEqual([])
    expect(view(over)).toEqual([problem])
  })
})

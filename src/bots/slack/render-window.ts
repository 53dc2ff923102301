import type { Block, InputBlock, KnownBlock, ModalView, PlainTextOption } from '@slack/types'
import type { Field, Input, InputOption, WindowCard } from '../cards/card.ts'
import { tablePartAsList } from '../edge/plainer.ts'
import { valueAction } from './fields.ts'
import { slackPlatform } from './limits.ts'
import { renderPart } from './render.ts'
import { blockIdOf } from './wire/block-ids.ts'
import { packMetadata } from './wire/metadata.ts'
import { plainText } from './wire/text.ts'

const { limits } = slackPlatform
/** Of Slack: characters of a hint. */
const mostHint = 2000

/** More to tick than this are a menu. */
const mostCheckboxes = 10

/** @param externalId by which the window can be found again to show something else in it */
export function renderWindow(card: WindowCard, externalId?: string): ModalView {
  const { submit } = card
  return {
    type: 'modal',
    title: plainText(card.heading, limits.heading),
    close: plainText(card.close, limits.heading),
    clear_on_close: card.closesAll,
    blocks: card.parts.slice(0, limits.parts).map((part, at) => block(part, at, card)),
    ...(submit === null
      ? {}
      : {
          submit: plainText(submit.text, limits.heading),
          callback_id: submit.form,
          private_metadata: packMetadata(submit.intent, card.round),
        }),
    ...(card.round === undefined ? {} : { notify_on_close: true }),
    ...(externalId === undefined ? {} : { external_id: externalId }),
  }
}

function block(part: WindowCard['parts'][number], at: number, card: WindowCard): KnownBlock | Block {
  if (part.kind === 'field') return field(part, card)
  // Slack knows tables in messages only.
  return renderPart(part.kind === 'table' ? tablePartAsList(part) : part, `part.${at}`)
}

/** Where a draft is kept, what is put into it is told at once: a window that is closed need not say what it held. */
function field({ name, label, hint, optional, input }: Field, { round, isAfresh }: WindowCard): InputBlock {
  const isKept = round !== undefined
  return {
    type: 'input',
    block_id: blockIdOf(name, isAfresh === true ? (round ?? 0) : null),
    label: plainText(label, mostHint),
    optional,
    ...(isKept && input.kind !== 'file' ? { dispatch_action: true } : {}),
    element: isKept ? dispatching(element(input)) : element(input),
    ...(hint === null ? {} : { hint: plainText(hint, mostHint) }),
  }
}

/** Text tells of each character, not only of Enter. */
function dispatching(element: InputBlock['element']): InputBlock['element'] {
  if (element.type !== 'plain_text_input' && element.type !== 'number_input') return element
  return { ...element, dispatch_action_config: { trigger_actions_on: ['on_character_entered'] } }
}

function element(input: Input): InputBlock['element'] {
  switch (input.kind) {
    case 'line':
    case 'lines':
      return {
        type: 'plain_text_input',
        action_id: valueAction,
        multiline: input.kind === 'lines',
        max_length: input.most,
        ...(input.initial === '' ? {} : { initial_value: input.initial }),
      }
    case 'number':
      return {
        type: 'number_input',
        action_id: valueAction,
        is_decimal_allowed: false,
        ...(input.initial === null ? {} : { initial_value: String(input.initial) }),
        min_value: String(input.min),
        max_value: String(input.max),
      }
    case 'one-of':
      return oneOf(input.options.map(option), input.initial)
    case 'people':
      return {
        type: 'multi_users_select',
        action_id: valueAction,
        ...((input.initial ?? []).length === 0 ? {} : { initial_users: [...(input.initial ?? [])] }),
      }
    case 'channel':
      return {
        type: 'conversations_select',
        action_id: valueAction,
        filter: { include: ['public', 'private'], exclude_external_shared_channels: true },
        ...(input.initial === null ? {} : { initial_conversation: input.initial }),
      }
    case 'file':
      return { type: 'file_input', action_id: valueAction, max_files: 1 }
    case 'time':
      return { type: 'timepicker', action_id: valueAction, initial_time: input.initial }
    case 'date':
      return {
        type: 'datepicker',
        action_id: valueAction,
        ...(input.initial === null ? {} : { initial_date: input.initial }),
      }
    case 'some-of':
      return someOf(input.options.map(option), input.initial)
  }
}

function oneOf(options: PlainTextOption[], initial: string): InputBlock['element'] {
  const chosen = options.find(({ value }) => value === initial)
  return {
    type: 'static_select',
    action_id: valueAction,
    options,
    ...(chosen === undefined ? {} : { initial_option: chosen }),
  }
}

function someOf(options: PlainTextOption[], initial: readonly string[]): InputBlock['element'] {
  const chosen = options.filter(({ value }) => value !== undefined && initial.includes(value))
  const initial_options = chosen.length === 0 ? {} : { initial_options: chosen }
  const type = options.length <= mostCheckboxes ? 'checkboxes' : 'multi_static_select'
  return { type, action_id: valueAction, options, ...initial_options }
}

function option({ value, text }: InputOption): PlainTextOption {
  return { value, text: plainText(text, limits.button) }
}

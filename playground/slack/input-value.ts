import type { Placed } from './blocks/elements-in.ts'
import type { Option } from './blocks/option.ts'
import type { FileInfo } from './files.ts'

/** The state of one input as Slack reports it under `state.values[blockId][actionId]`. */
export type InputValue = {
  readonly type: string
  readonly value?: string | null
  readonly selected_option?: Option | null
  readonly selected_options?: readonly Option[]
  readonly selected_user?: string | null
  readonly selected_users?: readonly string[]
  readonly selected_conversation?: string | null
  readonly selected_channel?: string | null
  readonly selected_date?: string | null
  readonly selected_time?: string | null
  readonly files?: readonly FileInfo[]
}

/**
 * What a person did to an element. Options are named by their `value`, people by user id, dates as `2026-11-21`,
 * times as `09:30`, files by file id; `null` empties.
 */
export type Choice = string | readonly string[] | null

type Element = Placed['element']

/** What an element holds before anybody touched it, or null where it holds nothing (buttons, overflow menus). */
export function initialValue(element: Element): InputValue | null {
  const { type } = element
  switch (element.type) {
    case 'button':
    case 'overflow':
      return null
    case 'plain_text_input':
    case 'number_input':
    case 'email_text_input':
    case 'url_text_input':
      return { type, value: element.initial_value ?? null }
    case 'static_select':
    case 'radio_buttons':
      return { type, selected_option: element.initial_option ?? null }
    case 'multi_static_select':
    case 'checkboxes':
      return { type, selected_options: element.initial_options ?? [] }
    case 'users_select':
      return { type, selected_user: element.initial_user ?? null }
    case 'multi_users_select':
      return { type, selected_users: element.initial_users ?? [] }
    case 'conversations_select':
      return { type, selected_conversation: element.initial_conversation ?? null }
    case 'channels_select':
      return { type, selected_channel: element.initial_channel ?? null }
    case 'datepicker':
      return { type, selected_date: element.initial_date ?? null }
    case 'timepicker':
      return { type, selected_time: element.initial_time ?? null }
    case 'file_input':
      return { type, files: [] }
  }
}

/**
 * What the element holds after a choice.
 * @throws RangeError when an option is not among the element's own
 */
export function chosenValue(element: Element, choice: Choice, fileOf: (id: string) => FileInfo): InputValue {
  const { type } = element
  const many = choice === null ? [] : typeof choice === 'string' ? [choice] : choice
  const one = many[0] ?? null
  switch (element.type) {
    case 'button':
      return { type }
    case 'overflow':
    case 'static_select':
    case 'radio_buttons':
      return { type, selected_option: one === null ? null : optionOf(element, one) }
    case 'multi_static_select':
    case 'checkboxes':
      return { type, selected_options: many.map((value) => optionOf(element, value)) }
    case 'users_select':
      return { type, selected_user: one }
    case 'multi_users_select':
      return { type, selected_users: many }
    case 'conversations_select':
      return { type, selected_conversation: one }
    case 'channels_select':
      return { type, selected_channel: one }
    case 'datepicker':
      return { type, selected_date: one }
    case 'timepicker':
      return { type, selected_time: one }
    case 'file_input':
      return { type, files: many.map(fileOf) }
    default:
      return { type, value: one === '' ? null : one }
  }
}

/** All options of an element, groups opened. */
export function optionsOf(element: Element): readonly Option[] {
  const own = 'options' in element ? (element.options ?? []) : []
  const grouped = 'option_groups' in element ? (element.option_groups ?? []).flatMap((group) => group.options) : []
  return [...own, ...grouped]
}

function optionOf(element: Element, value: string): Option {
  const found = optionsOf(element).find((option) => option.value === value)
  if (found === undefined) throw new RangeError(`the ${element.type} has no option with value ${value}`)
  return found
}

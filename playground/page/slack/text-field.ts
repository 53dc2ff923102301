import { html } from 'htm/preact'
import { useEffect, useState } from 'preact/hooks'
import type { ActionsElement } from '../../slack/blocks/element.ts'
import type { InputElement } from '../../slack/blocks/input-element.ts'
import type { Drawn } from '../parts/drawn.ts'
import type { ControlProps } from './place.ts'

type Typed =
  | Extract<InputElement, { type: `${string}_input` }>
  | Extract<ActionsElement, { type: 'datepicker' | 'timepicker' }>
type Props = ControlProps & { readonly element: Exclude<Typed, { type: 'file_input' }> }

const kinds: Readonly<Record<string, string>> = {
  email_text_input: 'email',
  url_text_input: 'url',
  datepicker: 'date',
  timepicker: 'time',
}

/** Anything that is typed: text, numbers, addresses, dates and times. Kept when the person leaves the field. */
export function TextField({ element, value, tied, choose }: Props): Drawn {
  const held = value?.value ?? value?.selected_date ?? value?.selected_time ?? ''
  const [text, setText] = useState(held)
  useEffect(() => setText(held), [held])
  const placeholder = element.placeholder?.text ?? null
  const shared = {
    ...tied,
    class: 'text-field',
    value: text,
    placeholder,
    onInput: (event: Event) => setText((event.target as HTMLInputElement).value),
    onChange: (event: Event) => {
      const typed = (event.target as HTMLInputElement).value
      if (typed !== held) void choose(typed === '' ? null : typed)
    },
  }
  if (element.type === 'plain_text_input' && element.multiline === true) {
    return html`<textarea ...${shared} rows="5" dir="auto" maxlength=${element.max_length ?? 3000}></textarea>`
  }
  const mode = element.type === 'number_input' ? (element.is_decimal_allowed ? 'decimal' : 'numeric') : null
  const limit = element.type === 'plain_text_input' ? (element.max_length ?? 3000) : null
  return html`<input
    ...${shared}
    type=${kinds[element.type] ?? 'text'}
    inputmode=${mode}
    maxlength=${limit}
    dir=${element.type === 'plain_text_input' ? 'auto' : null}
    autocomplete="off"
  />`
}

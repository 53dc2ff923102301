import { html } from 'htm/preact'
import { useEffect, useState } from 'preact/hooks'
import type { ActionsElement } from '../../slack/blocks/element.ts'
import type { Drawn } from '../parts/drawn.ts'
import type { Client } from './client.ts'
import { withEmoji } from './emoji.ts'
import type { ControlProps } from './place.ts'

export type SelectElement = Extract<ActionsElement, { type: `${string}_select` }>
type Props = ControlProps & { readonly element: SelectElement }
export type Entry = { readonly value: string; readonly text: string }

/** A menu of which one thing is chosen. */
export function SelectMenu({ element, value, tied, choose, place }: Props): Drawn {
  const held =
    value?.selected_option?.value ??
    value?.selected_user ??
    value?.selected_channel ??
    value?.selected_conversation ??
    ''
  const [shown, setShown] = useState(held)
  useEffect(() => setShown(held), [held])
  const change = async (event: Event) => {
    const picked = (event.target as HTMLSelectElement).value
    setShown(picked)
    if (!(await choose(picked === '' ? null : picked))) setShown(held)
  }
  const words = element.placeholder?.text ?? 'Choose…'
  const groups = 'option_groups' in element ? element.option_groups : undefined
  return html`<select class="select" ...${tied} value=${shown} onChange=${change}>
    <option value="">${words}</option>
    ${groups?.map(
      (group) =>
        html`<optgroup label=${group.label.text}>${group.options.map((it) => drawEntry(entryOf(it)))}</optgroup>`,
    )}
    ${groups === undefined && entriesOf(element, place.client).map(drawEntry)}
  </select>`
}

function drawEntry(entry: Entry) {
  return html`<option value=${entry.value}>${entry.text}</option>`
}

/** What a menu offers: its own options, or the workspace's people or channels. */
export function entriesOf(element: SelectElement, client: Client): readonly Entry[] {
  switch (element.type) {
    case 'static_select':
    case 'multi_static_select':
      return (element.options ?? (element.option_groups ?? []).flatMap((group) => group.options)).map(entryOf)
    case 'users_select':
    case 'multi_users_select':
      return client.state.people.map((person) => ({ value: person.id, text: person.name }))
    default:
      return [{ value: client.state.channel.id, text: `#${client.state.channel.name}` }]
  }
}

function entryOf(option: { readonly value: string; readonly text: { readonly text: string } }): Entry {
  return { value: option.value, text: withEmoji(option.text.text) }
}

import { html } from 'htm/preact'
import { useEffect, useState } from 'preact/hooks'
import type { Drawn } from '../parts/drawn.ts'
import type { ControlProps } from './place.ts'
import { entriesOf, type SelectElement } from './select-menu.ts'

type Props = ControlProps & { readonly element: SelectElement }
const searchFrom = 8

/** A menu of which several things are chosen. In a message the app is told when the menu closes, as in Slack. */
export function MultiMenu({ element, value, tied, choose, place, isImmediate }: Props): Drawn {
  const held = (value?.selected_options?.map((it) => it.value) ?? value?.selected_users ?? []).join('\n')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [search, setSearch] = useState('')
  useEffect(() => setChosen(held === '' ? [] : held.split('\n')), [held])
  const entries = entriesOf(element, place.client)
  const limit = 'max_selected_items' in element ? (element.max_selected_items ?? Infinity) : Infinity
  const toggle = (id: string, ticked: boolean) => {
    const next = ticked ? [...chosen, id] : chosen.filter((it) => it !== id)
    setChosen(next)
    if (!isImmediate) void choose(next)
  }
  const onToggle = (event: Event) => {
    if (isImmediate && !(event.target as HTMLDetailsElement).open && chosen.join('\n') !== held) void choose(chosen)
  }
  const names = chosen.map((id) => entries.find((entry) => entry.value === id)?.text ?? id)
  const offered = entries.filter((entry) => entry.text.toLowerCase().includes(search.toLowerCase()))
  // What opens a menu may not be marked as required; the field's label says what is optional.
  const { 'aria-required': _, ...ties } = tied
  return html`<details class="multi" onToggle=${onToggle}>
    <summary class="select" ...${ties}>
      ${names.length === 0 ? html`<span class="dim">${element.placeholder?.text ?? 'Choose…'}</span>` : null}
      ${names.map((name) => html`<span class="token">${name}</span>`)}
    </summary>
    <div class="multi-list" role="group">
      ${
        entries.length > searchFrom &&
        html`<input
          type="search"
          class="text-field"
          placeholder="Find…"
          aria-label="Find"
          value=${search}
          onInput=${(event: Event) => setSearch((event.target as HTMLInputElement).value)}
        />`
      }
      ${offered.map((entry) => {
        const isChosen = chosen.includes(entry.value)
        return html`<label class="choice" key=${entry.value}>
          <input
            type="checkbox"
            checked=${isChosen}
            disabled=${!isChosen && chosen.length >= limit}
            onChange=${(event: Event) => toggle(entry.value, (event.target as HTMLInputElement).checked)}
          />
          <span>${entry.text}</span>
        </label>`
      })}
    </div>
  </details>`
}

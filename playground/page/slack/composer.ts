import { html } from 'htm/preact'
import { useRef, useState } from 'preact/hooks'
import type { PageChannel, PagePerson } from '../../page-server/page-state.ts'
import type { Drawn } from '../parts/drawn.ts'
import { Icon } from '../parts/icon.ts'
import type { Client } from './client.ts'

type Props = { readonly client: Client; readonly channel: PageChannel }
type Suggestion = { readonly insert: string; readonly name: string; readonly about: string }

const hint: Suggestion = { insert: '/label ', name: '/label', about: 'new · list · status NAME · help — Labelbreak' }

/** The box for messages and `/label …`. `@` offers people; the mention reaches the app as Slack escapes it. */
export function Composer({ client, channel }: Props): Drawn {
  const box = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState(0)
  const [closed, setClosed] = useState(false)
  const where = channel.id === client.state.dm.id ? client.state.app.name : `#${channel.name}`
  const offered = closed ? [] : suggestions(text, client.state.people)
  const type = (typed: string) => {
    setText(typed)
    setChosen(0)
    setClosed(false)
  }
  const take = (suggestion: Suggestion) => {
    type(text.replace(/(^\/\w*|@[\w.-]*)$/, suggestion.insert))
    box.current?.focus()
  }
  const send = async (event: Event) => {
    event.preventDefault()
    const typed = text.trim()
    if (typed === '') return
    type('')
    await client.send({ kind: typed.startsWith('/') ? 'command' : 'say', text: typed, channel: channel.id })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (offered.length === 0) return
    const picked = offered[chosen]
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      setChosen((chosen + (event.key === 'ArrowDown' ? 1 : offered.length - 1)) % offered.length)
    } else if (event.key === 'Escape') setClosed(true)
    else if ((event.key === 'Tab' || event.key === 'Enter') && picked !== undefined) {
      event.preventDefault()
      take(picked)
    }
  }
  return html`<form class="composer" onSubmit=${send}>
    ${
      offered.length > 0 &&
      html`<ul class="suggestions" role="listbox" id="suggestions" aria-label="Suggestions">
        ${offered.map(
          (it, at) =>
            html`<li
              role="option"
              id="suggestion-${at}"
              aria-selected=${at === chosen}
              onMouseDown=${(event: Event) => {
                event.preventDefault()
                take(it)
              }}
            >
              <strong>${it.name}</strong> <span class="dim">${it.about}</span>
            </li>`,
        )}
      </ul>`
    }
    <input
      ref=${box}
      class="text-field"
      value=${text}
      placeholder=${`Message ${where}`}
      aria-label=${`Message ${where}`}
      role="combobox"
      aria-autocomplete="list"
      aria-controls="suggestions"
      aria-expanded=${offered.length > 0}
      aria-activedescendant=${offered.length > 0 ? `suggestion-${chosen}` : null}
      autocomplete="off"
      spellcheck=${false}
      onInput=${(event: Event) => type((event.target as HTMLInputElement).value)}
      onKeyDown=${onKeyDown}
      onBlur=${() => setClosed(true)}
    />
    <button type="submit" class="button primary send" aria-label="Send" disabled=${text.trim() === ''}><${Icon} name="send" /></button>
  </form>`
}

/** What fits the end of what was typed: the command at the beginning, people after an `@`. */
function suggestions(text: string, people: readonly PagePerson[]): readonly Suggestion[] {
  if (/^\/\w*$/.test(text)) return '/label'.startsWith(text) ? [hint] : []
  const handle = /(?:^|\s)@([\w.-]*)$/.exec(text)?.[1]?.toLowerCase()
  if (handle === undefined) return []
  return people
    .filter((person) => person.handle.startsWith(handle) || person.name.toLowerCase().includes(handle))
    .slice(0, 6)
    .map((person) => ({
      insert: `@${person.handle} `,
      name: person.name,
      about: `@${person.handle} · ${person.title}`,
    }))
}

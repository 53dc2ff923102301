import { html } from 'htm/preact'
import { useEffect, useRef } from 'preact/hooks'
import type { PageState } from '../../page-server/page-state.ts'
import { Avatar } from '../parts/avatar.ts'
import type { Drawn } from '../parts/drawn.ts'
import { timeIn } from '../parts/time-text.ts'

type Props = { readonly state: PageState; readonly now: Date; readonly onChoose: (id: string) => void }

/** Everybody one can be, with their local time and what waits for them. */
export function PeopleList({ state, now, onChoose }: Props): Drawn {
  const list = useRef<HTMLElement>(null)
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [state.me.id])
  return html`<nav class="people" ref=${list} aria-label="People to be">
    <h2>${state.team.name}</h2>
    <p class="people-hint">Be somebody:${state.hasTeams && html` <a href="/teams">or in Teams</a>`}</p>
    <ul>
      ${state.people.map((person) => {
        const isMe = person.id === state.me.id
        const [first = '', ...family] = person.name.split(' ')
        return html`<li key=${person.id}>
          <button type="button" class="person" aria-current=${isMe ? 'true' : null} onClick=${() => onChoose(person.id)}>
            <${Avatar} name=${person.name} colour=${person.colour} />
            <span class="person-words">
              <span class="person-name">${first}<span class="person-family">${' '}${family.join(' ')}</span></span>
              <span class="person-title">${person.title}</span>
            </span>
            <span class="person-side">
              <time>${timeIn(person.tz, now)}</time>
              ${
                person.unread > 0 &&
                html`<span class="unread" aria-label="${person.unread} unread">${Math.min(person.unread, 99)}</span>`
              }
            </span>
          </button>
        </li>`
      })}
    </ul>
  </nav>`
}

import { html } from 'htm/preact'
import { useRef } from 'preact/hooks'
import type { BarPerson } from '../../page-server/bar-state.ts'
import { Avatar } from '../parts/avatar.ts'
import type { Drawn } from '../parts/drawn.ts'
import { timeIn } from '../parts/time-text.ts'

type Props = {
  readonly people: readonly BarPerson[]
  readonly me: BarPerson
  readonly now: Date
  readonly onChoose: (handle: string) => void
}

/** Everybody one can be, with their local time and what waits for them. */
export function PersonPicker({ people, me, now, onChoose }: Props): Drawn {
  const menu = useRef<HTMLDetailsElement>(null)
  const waiting = people.reduce((sum, it) => sum + (it.handle === me.handle ? 0 : it.unread), 0)
  const choose = (handle: string) => {
    menu.current?.removeAttribute('open')
    menu.current?.querySelector('summary')?.focus()
    onChoose(handle)
  }
  return html`<details class="play-menu person-picker" ref=${menu}>
    <summary class="play-button">
      <${Avatar} name=${me.name} colour=${me.colour} />
      <span class="person-words"><span class="unseen">You are </span><strong>${me.name}</strong><span class="dim">${me.title}</span></span>
      ${waiting > 0 && html`<span class="unread"><span aria-hidden="true">${waiting}</span><span class="unseen">, ${waiting} unread for others</span></span>`}
    </summary>
    <ul class="play-popover">
      ${people.map(
        (it) => html`<li key=${it.handle}>
          <button type="button" class="person" aria-current=${it.handle === me.handle ? 'true' : null} onClick=${() => choose(it.handle)}>
            <${Avatar} name=${it.name} colour=${it.colour} />
            <span class="person-words"><strong>${it.name}</strong><span class="dim">${it.title}</span></span>
            ${it.unread > 0 && html`<span class="unread"><span aria-hidden="true">${it.unread}</span><span class="unseen">, ${it.unread} unread</span></span>`}
            ${it.tz !== null && html`<time class="dim">${timeIn(it.tz, now)}</time>`}
          </button>
        </li>`,
      )}
    </ul>
  </details>`
}

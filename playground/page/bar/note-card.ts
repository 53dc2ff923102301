import { html } from 'htm/preact'
import type { Drawn } from '../parts/drawn.ts'

type Props = {
  readonly label: string
  readonly words: string
  /** Absent while it cannot be dismissed. */
  readonly onGone?: (() => void) | undefined
}

/** One thing to know, above the client and beside nothing that one could tap. */
export function NoteCard({ label, words, onGone }: Props): Drawn {
  return html`<aside class="hint-card" aria-label=${label}>
    <p role="status">${words}</p>
    ${onGone !== undefined && html`<button type="button" class="play-button" onClick=${onGone}>Got it</button>`}
  </aside>`
}

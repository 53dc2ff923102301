import { html } from 'htm/preact'
import type { Drawn } from '../parts/drawn.ts'

export function Waiting({ words }: { readonly words: string }): Drawn {
  return html`<main class="waiting" role="status"><span class="waiting-mark" aria-hidden="true"></span><p>${words}</p></main>`
}

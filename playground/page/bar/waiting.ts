import { html } from 'htm/preact'
import type { Drawn } from '../parts/drawn.ts'
import { Icon } from '../parts/icon.ts'

export function Waiting({ words }: { readonly words: string }): Drawn {
  return html`<main class="waiting" role="status"><span class="waiting-mark" aria-hidden="true"><${Icon} name="check" /></span><p>${words}</p></main>`
}

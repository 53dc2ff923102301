import { html } from 'htm/preact'
import type { Drawn } from './drawn.ts'
import { Icon } from './icon.ts'

type Props = { readonly name: string; readonly colour: string; readonly isApp?: boolean }

/** Initials on the person's colour; the app has a check mark. */
export function Avatar({ name, colour, isApp = false }: Props): Drawn {
  const initials = name
    .split(/\s+/)
    .map((word) => word.charAt(0))
    .slice(0, 2)
    .join('')
  return html`<span class="avatar ${isApp ? 'app' : ''}" style=${{ backgroundColor: colour }} aria-hidden="true">
    ${isApp ? html`<${Icon} name="check" />` : initials}
  </span>`
}

import { html } from 'htm/preact'
import { useState } from 'preact/hooks'
import type { ActionsElement } from '../../slack/blocks/element.ts'
import type { Drawn } from '../parts/drawn.ts'
import { isSafeLink } from './mrkdwn.ts'
import type { ControlProps } from './place.ts'
import { plainWords } from './text-view.ts'

type Props = ControlProps & { readonly button: Extract<ActionsElement, { type: 'button' }> }

export function ButtonView({ button, choose }: Props): Drawn {
  const [busy, setBusy] = useState(false)
  const press = async () => {
    if (busy) return
    if (button.url !== undefined && isSafeLink(button.url)) window.open(button.url, '_blank', 'noopener,noreferrer')
    setBusy(true)
    await choose(null)
    setBusy(false)
  }
  return html`<button
    type="button"
    class="button ${button.style ?? ''}"
    aria-busy=${busy}
    aria-label=${button.accessibility_label ?? null}
    onClick=${press}
  >
    ${plainWords(button.text)}
  </button>`
}

import { html } from 'htm/preact'
import { useEffect, useRef } from 'preact/hooks'
import type { TeamsPageState } from '../../page-server/teams-page-state.ts'
import type { Drawn } from '../parts/drawn.ts'
import { TeamsCard } from './card.ts'
import type { TeamsClient } from './client.ts'

type Props = { readonly dialog: NonNullable<TeamsPageState['dialog']>; readonly client: TeamsClient }

/** The dialog in front. Its buttons are those of its card. */
export function TeamsDialog({ dialog, client }: Props): Drawn {
  const element = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (element.current?.open === false) element.current.showModal()
  }, [])
  const close = (event: Event) => {
    event.preventDefault()
    void client.send({ kind: 'close' })
  }
  const press = (nth: number, inputs: Record<string, string>) =>
    void client.send({ kind: 'press', conversationId: null, messageId: null, nth, inputs })
  return html`<dialog class="modal" ref=${element} aria-labelledby="dialog-title" onCancel=${close}>
    <header class="modal-head">
      <h2 id="dialog-title">${dialog.title}</h2>
      <button type="button" class="plain-button" aria-label="Close" onClick=${close}>✕</button>
    </header>
    <div class="modal-body"><${TeamsCard} card=${dialog.card} onPress=${press} /></div>
  </dialog>`
}

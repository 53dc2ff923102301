import { html } from 'htm/preact'
import { useEffect, useRef } from 'preact/hooks'
import type { ConfirmDialog } from '../../slack/blocks/option.ts'
import type { Drawn } from '../parts/drawn.ts'
import type { Client } from './client.ts'
import { TextView } from './text-view.ts'

type Props = { readonly dialog: ConfirmDialog; readonly client: Client; readonly onAnswer: (yes: boolean) => void }

/** The question before a dangerous act. */
export function ConfirmView({ dialog, client, onAnswer }: Props): Drawn {
  const element = useRef<HTMLDialogElement>(null)
  useEffect(() => element.current?.showModal(), [])
  return html`<dialog class="modal confirm" ref=${element} aria-labelledby="confirm-title" onCancel=${() => onAnswer(false)}>
    <header class="modal-head"><h2 id="confirm-title">${dialog.title?.text ?? 'Are you sure?'}</h2></header>
    <div class="modal-body"><${TextView} text=${dialog.text} client=${client} /></div>
    <footer class="modal-foot">
      <button type="button" class="button" onClick=${() => onAnswer(false)}>${dialog.deny?.text ?? 'Cancel'}</button>
      <button type="button" class="button ${dialog.style ?? 'primary'}" onClick=${() => onAnswer(true)}>
        ${dialog.confirm?.text ?? 'Yes'}
      </button>
    </footer>
  </dialog>`
}

import { html } from 'htm/preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { PageView } from '../../page-server/page-state.ts'
import type { Drawn } from '../parts/drawn.ts'
import { BlockList } from './block-list.ts'
import type { Client } from './client.ts'
import { withEmoji } from './emoji.ts'

type Props = { readonly view: PageView; readonly depth: number; readonly client: Client }

/** The modal in front. Escape and Cancel leave it, the cross leaves all of them. */
export function Modal({ view, depth, client }: Props): Drawn {
  const dialog = useRef<HTMLDialogElement>(null)
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    if (dialog.current?.open !== false) return
    dialog.current.showModal()
    // What is only to be read begins at its top.
    const field = dialog.current.querySelector<HTMLElement>('.modal-body :is(input, select, textarea)')
    ;(field ?? dialog.current.querySelector<HTMLElement>('#modal-title'))?.focus()
  }, [])
  useEffect(() => {
    if (Object.keys(view.errors).length > 0) dialog.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus()
  }, [view.errors])
  const submit = async (event: Event) => {
    event.preventDefault()
    if (busy || view.submit === null) return
    // A field tells what it holds when the person leaves it.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    setBusy(true)
    await client.send({ kind: 'submit' })
    setBusy(false)
  }
  const leave = (all: boolean) => client.send({ kind: 'close', all })
  return html`<dialog
    class="modal"
    ref=${dialog}
    aria-labelledby="modal-title"
    onCancel=${(event: Event) => {
      event.preventDefault()
      void leave(false)
    }}
  >
    <form method="dialog" onSubmit=${submit}>
      <header class="modal-head">
        ${depth > 1 && html`<button type="button" class="plain-button" aria-label="Back" onClick=${() => leave(false)}>‹</button>`}
        <h2 id="modal-title" tabindex="-1">${withEmoji(view.title)}</h2>
        <button type="button" class="plain-button" aria-label="Close" onClick=${() => leave(true)}>✕</button>
      </header>
      <div class="modal-body" tabindex="0">
        <${BlockList}
          blocks=${view.blocks}
          place=${{ client, surface: { kind: 'view', viewId: view.id }, values: view.values, errors: view.errors }}
        />
      </div>
      <footer class="modal-foot">
        <button type="button" class="button" onClick=${() => leave(false)}>${view.close ?? 'Cancel'}</button>
        ${view.submit !== null && html`<button type="submit" class="button primary" aria-busy=${busy}>${withEmoji(view.submit)}</button>`}
      </footer>
    </form>
  </dialog>`
}

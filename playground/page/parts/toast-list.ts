import { html } from 'htm/preact'
import { useEffect } from 'preact/hooks'
import type { Drawn } from './drawn.ts'

export type Toast = { readonly id: number; readonly text: string }
type Props = { readonly toasts: readonly Toast[]; readonly onGone: (id: number) => void }

const shownMs = 8000

/** What went wrong, said shortly and not for long. */
export function ToastList({ toasts, onGone }: Props): Drawn {
  return html`<div class="toasts" role="status" aria-live="polite">
    ${toasts.map((toast) => html`<${ToastView} key=${toast.id} toast=${toast} onGone=${onGone} />`)}
  </div>`
}

function ToastView({ toast, onGone }: { readonly toast: Toast; readonly onGone: (id: number) => void }): Drawn {
  useEffect(() => {
    const timer = setTimeout(() => onGone(toast.id), shownMs)
    return () => clearTimeout(timer)
  }, [toast.id])
  return html`<div class="toast">
    <span>${toast.text}</span>
    <button type="button" class="plain-button" aria-label="Dismiss" onClick=${() => onGone(toast.id)}>✕</button>
  </div>`
}

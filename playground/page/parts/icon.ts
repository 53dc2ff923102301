import { html } from 'htm/preact'
import type { Drawn } from './drawn.ts'

const paths = {
  clock: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8ZM8 4.6V8l2.3 1.6',
  eye: 'M1.6 8S4 3.8 8 3.8 14.4 8 14.4 8 12 12.2 8 12.2 1.6 8 1.6 8Zm6.4-1.9a1.9 1.9 0 1 0 0 3.8 1.9 1.9 0 0 0 0-3.8Z',
  send: 'M2.4 13.2 14 8 2.4 2.8l1.4 4.4L9 8l-5.2.8-1.4 4.4Z',
  back: 'M10 3.4 5.4 8l4.6 4.6',
  tap: 'M6.2 8.6V3.4a1.1 1.1 0 0 1 2.2 0v3.7l3.6.8c.8.2 1.3.9 1.2 1.7l-.5 3.9H7L4 9.9c-.3-.5.1-1.2.7-1.2.6 0 1 .3 1.5.9',
  scales: 'M8 2.4v11M4.6 13.4h6.8M2.8 4.4h10.4M4.2 4.4 2.2 9.2h4L4.2 4.4Zm7.6 0-2 4.8h4l-2-4.8Z',
  check: 'M3.6 8.4l3 3 5.8-6.4',
} as const

/** A small line drawing beside words; it says nothing to a screen reader. */
export function Icon({ name }: { readonly name: keyof typeof paths }): Drawn {
  return html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path d=${paths[name]} /></svg>`
}

import { html } from 'htm/preact'
import { useState } from 'preact/hooks'
import type { Killed } from '../../page-server/faults-on-demand.ts'
import type { Drawn } from '../parts/drawn.ts'
import { NoteCard } from './note-card.ts'

/** That the product's process was killed, and when it was there again; gone for good once it is dismissed. */
export function KilledCard({ killed }: { readonly killed: NonNullable<Killed> }): Drawn | null {
  const [isGone, setGone] = useState(false)
  if (isGone) return null
  const { awayMs } = killed
  const words =
    awayMs === null
      ? 'The product was killed as your tap came in. It is starting again: a few seconds.'
      : `The product was killed, and was back after ${Math.max(1, Math.round(awayMs / 1000))} s. Tap again where no answer came: each answer counts once.`
  return html`<${NoteCard} label="The product was killed" words=${words} onGone=${awayMs === null ? undefined : () => setGone(true)} />`
}

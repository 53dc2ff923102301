import { html } from 'htm/preact'
import { useState } from 'preact/hooks'
import type { Drawn } from '../parts/drawn.ts'
import { NoteCard } from './note-card.ts'
import type { Door } from './place.ts'

const words: Readonly<Record<Door, string>> = {
  label:
    'Read the clause and tap what fits, or press 1 to 9. Some clauses have a known answer; can you tell which? Undo takes the last answer back.',
  lead: 'This is what the lead has been told. Somebody is held back: see why, and decide. Home has the flagged cases and the hard items.',
  manager:
    'This is the digest that comes each Monday: are we on time, are the labels good? What is to be decided has its buttons below.',
}

/** One thing to know at the place where a door has led; gone for good once it is dismissed. */
export function Hint({ door }: { readonly door: Door }): Drawn | null {
  const [isGone, setGone] = useState(false)
  if (isGone) return null
  return html`<${NoteCard} label="Hint" words=${words[door]} onGone=${() => setGone(true)} />`
}

import { html } from 'htm/preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Drawn } from '../parts/drawn.ts'
import { forgetLast } from './place.ts'

type Props = { readonly name: string; readonly about: string; readonly onYes: () => void }

/** A button that says what it takes away, and does it once that is agreed to. */
export function StartAnew({ name, about, onYes }: Props): Drawn {
  const [isAsking, setAsking] = useState(false)
  const leave = useRef<HTMLButtonElement>(null)
  useEffect(() => leave.current?.focus(), [isAsking])
  const agree = () => {
    forgetLast()
    onYes()
  }
  if (!isAsking)
    return html`<button type="button" class="play-button" onClick=${() => setAsking(true)}>${name}</button>`
  return html`<span class="start-anew" role="group" aria-label=${name}>
    <span role="status">${about}</span>
    <button type="button" class="play-button primary" onClick=${agree}>${name} now</button>
    <button type="button" class="play-button" ref=${leave} onClick=${() => setAsking(false)}>Leave it</button>
  </span>`
}

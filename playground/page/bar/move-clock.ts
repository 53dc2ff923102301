import { html } from 'htm/preact'
import { useRef, useState } from 'preact/hooks'
import type { Drawn } from '../parts/drawn.ts'
import { instantOf, wallTimeIn } from '../parts/time-text.ts'

type Props = { readonly zone: string; readonly now: Date; readonly onMove: (at: Date) => void }

const hourMs = 3_600_000

/** Any other moment ahead. */
export function MoveClock({ zone, now, onMove }: Props): Drawn {
  const menu = useRef<HTMLDetailsElement>(null)
  const [wanted, setWanted] = useState('')
  const move = (at: Date) => {
    menu.current?.removeAttribute('open')
    onMove(at)
  }
  const later = (ms: number) => () => move(new Date(now.getTime() + ms))
  const submit = (event: Event) => {
    event.preventDefault()
    move(instantOf(wanted || wallTimeIn(zone, now), zone))
  }
  return html`<details class="play-menu" ref=${menu}>
    <summary>Another time</summary>
    <form class="play-popover move-clock" onSubmit=${submit}>
      <div>
        <button type="button" class="play-button" onClick=${later(hourMs)}>+1 hour</button>
        <button type="button" class="play-button" onClick=${later(24 * hourMs)}>+1 day</button>
      </div>
      <label>
        In ${zone.replaceAll('_', ' ')}
        <input
          type="datetime-local"
          value=${wanted || wallTimeIn(zone, now)}
          onInput=${(event: Event) => setWanted((event.target as HTMLInputElement).value)}
        />
      </label>
      <button type="submit" class="play-button primary">Go</button>
      <p class="dim">Time only moves forward.</p>
    </form>
  </details>`
}

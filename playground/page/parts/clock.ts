import { html } from 'htm/preact'
import { useState } from 'preact/hooks'
import type { ClockAnswer } from '../../page-server/product-clock.ts'
import { sendClock } from '../slack/talk-to-server.ts'
import type { Drawn } from './drawn.ts'
import { Icon } from './icon.ts'
import { dayAndTimeIn, instantOf, nextMondayAtNine, wallTimeIn } from './time-text.ts'

type Props = {
  readonly zone: string
  readonly now: Date
  readonly onMoved: (answer: ClockAnswer) => void
}

const hourMs = 3_600_000

/** The product's time in the chosen person's zone, and ways to move it forward. */
export function Clock({ zone, now, onMoved }: Props): Drawn {
  const [busy, setBusy] = useState(false)
  const [wanted, setWanted] = useState('')
  const move = async (at: Date) => {
    if (busy || Number.isNaN(at.getTime())) return
    setBusy(true)
    onMoved(await sendClock(at))
    setBusy(false)
  }
  const later = (ms: number) => () => move(new Date(now.getTime() + ms))
  return html`<details class="clock">
    <summary aria-label="The product's clock, ${dayAndTimeIn(zone, now)}. Open to move it.">
      <${Icon} name="clock" /> <time>${dayAndTimeIn(zone, now)}</time>
    </summary>
    <div class="clock-moves" aria-busy=${busy}>
      <p>Move the product’s clock</p>
      <div class="clock-buttons">
        <button type="button" class="button" disabled=${busy} onClick=${later(hourMs)}>+1 hour</button>
        <button type="button" class="button" disabled=${busy} onClick=${later(24 * hourMs)}>+1 day</button>
        <button type="button" class="button" disabled=${busy} onClick=${() => move(nextMondayAtNine(zone, now))}>
          Monday 09:00
        </button>
      </div>
      <form
        class="clock-form"
        onSubmit=${(event: Event) => {
          event.preventDefault()
          void move(instantOf(wanted || wallTimeIn(zone, now), zone))
        }}
      >
        <input
          type="datetime-local"
          class="text-field"
          aria-label="A time in ${zone}"
          value=${wanted || wallTimeIn(zone, now)}
          onInput=${(event: Event) => setWanted((event.target as HTMLInputElement).value)}
        />
        <button type="submit" class="button" disabled=${busy}>Go</button>
      </form>
      <p class="dim">${zone.replaceAll('_', ' ')}. Time only moves forward.</p>
    </div>
  </details>`
}

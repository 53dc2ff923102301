import { html } from 'htm/preact'
import { useState } from 'preact/hooks'
import type { Drawn } from '../parts/drawn.ts'
import { Icon } from '../parts/icon.ts'
import { sendClock } from '../parts/talk-to-clock.ts'
import { dayAndTimeIn, soonIn } from '../parts/time-text.ts'
import type { Clock } from '../parts/use-clock.ts'
import { MoveClock } from './move-clock.ts'
import { stopsAhead } from './stops-ahead.ts'

type Props = { readonly zone: string; readonly name: string; readonly clock: Clock }
type Move = { readonly from: Date; readonly to: Date }

/** The product's clock in the person's zone: what comes next, each a step to go to, and how far it is while it moves. */
export function Timeline({ zone, name, clock }: Props): Drawn {
  const { now } = clock
  const [move, setMove] = useState<Move | null>(null)
  const [trouble, setTrouble] = useState('')
  const to = async (at: Date) => {
    if (move !== null || Number.isNaN(at.getTime())) return
    setMove({ from: now, to: at })
    setTrouble('')
    const watching = setInterval(() => void clock.look(), 500)
    const answer = await sendClock(at)
    clearInterval(watching)
    setMove(null)
    if (answer.kind === 'refused') setTrouble(answer.why)
    await clock.look()
  }
  return html`<section class="timeline" aria-label="The product’s clock">
    <p class="timeline-now"><${Icon} name="clock" /> <time>${dayAndTimeIn(zone, now)}</time></p>
    ${move === null ? stops() : html`<${Moving} zone=${zone} move=${move} now=${now} />`}
    ${trouble !== '' && html`<p class="timeline-trouble" role="alert">${trouble}</p>`}
  </section>`

  function stops(): Drawn {
    return html`<ol class="stops">
      ${stopsAhead(zone, name, now, clock.stops).map(
        ({ words, at }) => html`<li key=${words}>
          <button type="button" onClick=${() => to(at)}>
            <span>${words}</span> <time>${soonIn(zone, at, now)}</time>
          </button>
        </li>`,
      )}
      <li class="stop-other"><${MoveClock} zone=${zone} now=${now} onMove=${to} /></li>
    </ol>`
  }
}

function Moving({ zone, move, now }: { readonly zone: string; readonly move: Move; readonly now: Date }): Drawn {
  const share = (now.getTime() - move.from.getTime()) / (move.to.getTime() - move.from.getTime())
  const percent = Math.round(100 * Math.min(1, Math.max(0, share)))
  const words = `The clock moves to ${soonIn(zone, move.to, move.from)}; all that falls due on the way is done.`
  return html`<div class="moving" role="status">
    <progress max="100" value=${percent} aria-label="How far the clock is"></progress> <span>${words}</span>
  </div>`
}

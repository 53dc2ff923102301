import { html } from 'htm/preact'
import type { BarState } from '../../page-server/bar-state.ts'
import type { FaultName } from '../../page-server/faults-on-demand.ts'
import type { Drawn } from '../parts/drawn.ts'
import { sendFault } from './talk-to-playground.ts'

const words: Readonly<Record<FaultName, { readonly name: string; readonly about: string }>> = {
  lost: { name: 'Lose a reply', about: 'What the product says next arrives, but the answer to it is lost on the way.' },
  twice: { name: 'Deliver twice', about: 'Your next tap reaches the product two times.' },
  busy: { name: 'Too many requests', about: 'What the product says next is refused: it must wait three seconds.' },
  slow: { name: 'Be slow', about: 'What the product says next is answered after two and a half seconds.' },
  killed: {
    name: 'Kill the product',
    about: 'Its process dies as your next tap comes in, and is started again.',
  },
}

/** What can go wrong out there, on demand and once. */
export function FaultSwitches({ faults }: { readonly faults: BarState['faults'] }): Drawn {
  const { offered, waiting } = faults
  return html`<details class="play-menu">
    <summary class="play-button">Faults${waiting !== null && html`<span class="fault-waits">: ${words[waiting].name} waits</span>`}</summary>
    <div class="play-popover">
      <p>Have something go wrong, once. Then go on, and see that no answer is lost.</p>
      ${offered.map(
        (name) => html`<button
          type="button"
          class="fault"
          key=${name}
          aria-pressed=${waiting === name}
          onClick=${() => sendFault(waiting === name ? null : name)}
        >
          <strong>${words[name].name}${waiting === name && ' (waits)'}</strong><span>${words[name].about}</span>
        </button>`,
      )}
    </div>
  </details>`
}

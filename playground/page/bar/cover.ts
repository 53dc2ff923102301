import { html } from 'htm/preact'
import { useState } from 'preact/hooks'
import type { BarState } from '../../page-server/bar-state.ts'
import type { Drawn } from '../parts/drawn.ts'
import { DoorCard } from './door-card.ts'
import type { Door, Place } from './place.ts'
import { StartAnew } from './start-anew.ts'
import { openDoor, startAnew, type World } from './talk-to-playground.ts'

type Props = {
  readonly world: World | null
  readonly bar: BarState | null
  /** Where one was before, if one was. */
  readonly last: Place | null
  readonly onGo: (place: Place) => void
  readonly onAnew: () => void
}

/** What Labelbreak is, in a minute, and three doors into it. */
export function Cover({ world, bar, last, onGo, onAnew }: Props): Drawn {
  const [opening, setOpening] = useState<Door | null>(null)
  const [trouble, setTrouble] = useState('')
  const go = (platform: Place['platform'], handle: string) =>
    onGo({ platform, handle, conversation: '', message: '', door: null })
  const open = async (door: Door) => {
    setOpening(door)
    setTrouble('')
    const opened = await openDoor(door)
    setOpening(null)
    if (opened.kind === 'shut') return setTrouble(opened.why)
    const { platform, personId, conversation, messageTs } = opened.beyond
    const handle = bar?.[platform].find((it) => it.id === personId)?.handle ?? personId
    onGo({ platform, handle, conversation, message: messageTs, door })
  }
  const anew = async (how: 'over' | 'empty') => {
    if (await startAnew(how)) onAnew()
    else setTrouble('The playground could not start anew. Is it still running?')
  }
  return html`<main class="cover">
    <header class="cover-head">
      <p class="play-mark"><b>Labelbreak</b> <span>playground</span></p>
      <h1>Your experts label data five minutes at a time, in the chat that they already have open.</h1>
      <p class="cover-lead">
        What kind of clause is this? Models learn from such labels, and only experts can give them. Labelbreak asks in Slack
        or Microsoft Teams, one tap an item. Items with known answers, which nobody can tell from the others, show how far
        the labels can be trusted. You see progress, quality, and what to decide.
      </p>
    </header>
    ${
      (world?.doors.length ?? 0) > 0
        ? html`<ul class="doors">
              ${world?.doors.map((keeper) => html`<${DoorCard} key=${keeper.door} keeper=${keeper} isOpening=${opening === keeper.door} onOpen=${() => open(keeper.door)} />`)}
            </ul>`
        : html`<div class="doors-empty">
              <p>A campaign has just been launched here, and its first messages have gone out.</p>
              <p>
                <button type="button" class="play-button primary" onClick=${() => go('slack', 'maria')}>Be an expert</button>
                <button type="button" class="play-button" onClick=${() => go('slack', 'nadia')}>Be the lead</button>
              </p>
            </div>`
    }
    ${trouble !== '' && html`<p class="cover-trouble" role="alert">${trouble}</p>`}
    <footer class="cover-foot">
      <p>
        Slack and Teams are stand-ins that run on this computer, and the people are made up; everything else is the product
        itself. Nothing that you do here leaves the computer.
      </p>
      <p class="cover-acts">
        ${last !== null && html`<button type="button" class="play-button primary" onClick=${() => onGo(last)}>Go on where you were</button>`}
        ${
          world !== null &&
          html`<${StartAnew} name="Start over" about="Everything as it was at first: what was done here since is gone." onYes=${() => anew('over')} />
            <${StartAnew} name="Start empty" about="A workspace without these two weeks, in which a campaign has just been launched. What is here now is gone." onYes=${() => anew('empty')} />`
        }
      </p>
    </footer>
  </main>`
}

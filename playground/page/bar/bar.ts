import { html } from 'htm/preact'
import type { BarPerson, BarState } from '../../page-server/bar-state.ts'
import type { Drawn } from '../parts/drawn.ts'
import { FaultSwitches } from './fault-switches.ts'
import { PersonPicker } from './person-picker.ts'
import type { Place, Platform, View } from './place.ts'
import { Segments } from './segments.ts'

type Props = {
  readonly bar: BarState
  readonly place: Place
  readonly me: BarPerson
  readonly view: View
  readonly now: Date
  readonly showsCalls: boolean
  readonly onBe: (change: Partial<Place>) => void
  readonly onView: (view: View) => void
  readonly onCalls: () => void
  readonly onCover: () => void
}

const platforms = [
  { value: 'slack', words: 'Slack' },
  { value: 'teams', words: 'Teams' },
] as const
const views = [
  { value: 'wide', words: 'Wide' },
  { value: 'phone', words: 'Phone' },
  { value: 'both', words: 'Both' },
] as const

/** The playground's own bar: who one is, where, on what; and what can go wrong. */
export function Bar({ bar, place, me, view, now, showsCalls, onBe, onView, onCalls, onCover }: Props): Drawn {
  const people = place.platform === 'slack' ? bar.slack : bar.teams
  return html`<header class="play-bar">
    <a class="play-mark" href="#" onClick=${onCover} aria-label="Labelbreak playground: to the cover"><b>Labelbreak</b> <span>playground</span></a>
    <${PersonPicker} people=${people} me=${me} now=${now} onChoose=${(handle: string) => onBe({ handle })} />
    ${bar.teams.length > 0 && html`<${Segments} name="in" label="In" options=${platforms} chosen=${place.platform} onChoose=${(platform: Platform) => onBe({ platform })} />`}
    <${Segments} name="on" label="On" options=${views} chosen=${view} onChoose=${onView} />
    <div class="play-bar-end">
      <${FaultSwitches} faults=${bar.faults} />
      <button type="button" class="play-button" aria-pressed=${showsCalls} onClick=${onCalls}>Calls</button>
      <details class="play-menu">
        <summary class="play-button">Keys</summary>
        <dl class="play-popover keys">
          <dt>1 to 9</dt><dd>Answer</dd>
          <dt>U</dt><dd>Undo</dd>
          <dt>S</dt><dd>Skip</dd>
          <dt>N</dt><dd>Not sure</dd>
          <dt>G</dt><dd>Guide</dd>
        </dl>
      </details>
    </div>
  </header>`
}

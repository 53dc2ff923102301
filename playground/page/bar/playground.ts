import { html } from 'htm/preact'
import { useEffect, useState } from 'preact/hooks'
import type { BarState } from '../../page-server/bar-state.ts'
import type { Drawn } from '../parts/drawn.ts'
import { onChanges } from '../parts/on-changes.ts'
import { useClock } from '../parts/use-clock.ts'
import { Bar } from './bar.ts'
import { CallList } from './call-list.ts'
import { useClosingMenus } from './close-menus.ts'
import { Cover } from './cover.ts'
import { Hint } from './hint.ts'
import { KilledCard } from './killed-card.ts'
import { NoteCard } from './note-card.ts'
import { nameOf, type Place, usePlace, type View } from './place.ts'
import { Stage } from './stage.ts'
import { fetchBar, fetchWorld, type World } from './talk-to-playground.ts'
import { Timeline } from './timeline.ts'
import { useKept } from './use-kept.ts'
import { Waiting } from './waiting.ts'

/** The whole page: the cover, or the playground's own bar around a client of Slack or Teams. */
export function Playground(): Drawn {
  const { place, last, go } = usePlace()
  const [view, setView] = useKept<View>('view', 'wide')
  const [showsCalls, setShowsCalls] = useState(false)
  const [bar, setBar] = useState<BarState | null>(null)
  const { world, isAnew, expectAnew } = useWorld()
  const clock = useClock()
  const [note, setNote] = useState('')
  useClosingMenus()
  useEffect(() => {
    const look = () => void fetchBar().then((it) => it !== null && setBar(it))
    look()
    return onChanges(look)
  }, [])
  if (isAnew) return html`<${Waiting} words="Labelbreak is starting…" />`
  if (place === null) return html`<${Cover} world=${world} bar=${bar} last=${last} onGo=${go} onAnew=${expectAnew} />`
  if (bar === null) return html`<${Waiting} words="Opening the playground…" />`
  const people = place.platform === 'teams' && bar.teams.length > 0 ? bar.teams : bar.slack
  const me = people.find((it) => it.handle === place.handle) ?? people[0]
  if (me === undefined) return html`<${Waiting} words="Nobody is here." />`
  const be = (change: Partial<Place>) => {
    const platform = change.platform ?? place.platform
    const handle = change.handle ?? me.handle
    const isThere = bar[platform].some((it) => it.handle === handle)
    setNote(isThere ? '' : `${me.name} is not in ${nameOf(platform)}: here you are ${bar[platform][0]?.name}.`)
    go({
      platform,
      handle: isThere ? handle : (bar[platform][0]?.handle ?? ''),
      conversation: '',
      message: '',
      door: null,
    })
  }
  return html`<div class="playground">
    <${Bar} bar=${bar} place=${place} me=${me} view=${view} now=${clock.now} showsCalls=${showsCalls} onBe=${be} onView=${setView}
      onCalls=${() => setShowsCalls(!showsCalls)} onCover=${() => go(null)} />
    <${Timeline} zone=${me.tz ?? 'Europe/Berlin'} name=${me.name} clock=${clock} />
    ${place.door !== null && html`<${Hint} key=${place.door} door=${place.door} />`}
    ${note !== '' && html`<${NoteCard} label="Note" words=${note} onGone=${() => setNote('')} />`}
    ${bar.killed !== null && html`<${KilledCard} key=${bar.killed.atMs} killed=${bar.killed} />`}
    <div class="below">
      <${Stage} place=${place} me=${me} view=${view} />
      ${showsCalls && html`<${CallList} onClose=${() => setShowsCalls(false)} />`}
    </div>
  </div>`
}

/** The world as the server tells it; while it is started anew it is asked for until it is there, and then everything is new. */
function useWorld() {
  const [world, setWorld] = useState<World | null>(null)
  const [isAnew, setAnew] = useState(false)
  useEffect(() => {
    if (!isAnew) {
      void fetchWorld().then(setWorld)
      return
    }
    let wentAway = false
    const asking = setInterval(async () => {
      const found = await fetchWorld()
      if (found?.isReady !== true) wentAway = true
      else if (wentAway) location.assign('/')
    }, 1000)
    return () => clearInterval(asking)
  }, [isAnew])
  return { world, isAnew, expectAnew: () => setAnew(true) }
}

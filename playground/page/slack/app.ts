import { html } from 'htm/preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { PageState } from '../../page-server/page-state.ts'
import type { ClockAnswer } from '../../page-server/product-clock.ts'
import type { ConfirmDialog } from '../../slack/blocks/option.ts'
import { Clock } from '../parts/clock.ts'
import type { Drawn } from '../parts/drawn.ts'
import { type Toast, ToastList } from '../parts/toast-list.ts'
import { useClock } from '../parts/use-clock.ts'
import { useFresh } from '../parts/use-fresh.ts'
import type { Client } from './client.ts'
import { Composer } from './composer.ts'
import { ConfirmView } from './confirm-view.ts'
import { Conversation } from './conversation.ts'
import { HomeTab } from './home-tab.ts'
import { makeClient } from './make-client.ts'
import { Modal } from './modal.ts'
import { PeopleList } from './people-list.ts'
import { fetchState, onChanges } from './talk-to-server.ts'

type Tab = 'messages' | 'home' | 'channel'
type Question = { readonly dialog: ConfirmDialog; readonly answer: (yes: boolean) => void }

/** The whole page. Who one is stands in the address, so that a reload stays. */
export function App({ first }: { readonly first: string }): Drawn {
  const [personId, setPersonId] = useState(location.hash.slice(1) || first)
  const [tab, setTab] = useState<Tab>('messages')
  const [toasts, setToasts] = useState<readonly Toast[]>([])
  const [question, setQuestion] = useState<Question | null>(null)
  const { state, refresh } = useFresh(personId, fetchState, onChanges)
  const clock = useClock()
  const toast = (text: string) => setToasts((all) => [...all.slice(-2), { id: performance.now(), text }])
  useNotices(state, toast)
  if (state === null) return html`<p class="loading">Opening the workspace…</p>`
  const ask = (dialog: ConfirmDialog) =>
    new Promise<boolean>((resolve) => {
      const answer = (yes: boolean) => {
        setQuestion(null)
        resolve(yes)
      }
      setQuestion({ dialog, answer })
    })
  const client: Client = makeClient(state, { toast, confirm: ask, refresh })
  const choose = (id: string) => {
    history.replaceState(null, '', `#${id}`)
    setPersonId(id)
  }
  const moved = (answer: ClockAnswer) => {
    clock.heard(answer)
    if (answer.kind === 'refused') toast(answer.why)
  }
  const show = (next: Tab) => {
    setTab(next)
    if (next === 'home') void client.send({ kind: 'home' })
  }
  const front = state.modals.at(-1)
  return html`<div class="workspace">
    <${PeopleList} state=${state} now=${clock.now} onChoose=${choose} />
    <main class="main">
      <header class="top">
        <div class="me">
          <h1>${state.me.name}</h1>
          <p>${state.me.title}</p>
        </div>
        <${Clock} zone=${state.me.tz} now=${clock.now} onMoved=${moved} />
      </header>
      <div class="tabs" role="tablist" aria-label="Views">
        ${tabButton('messages', `${state.app.name}`, state.dm.unread)} ${tabButton('home', 'Home', 0)}
        ${tabButton('channel', `#${state.channel.name}`, state.channel.unread)}
      </div>
      <div class="panel" role="tabpanel" key=${`${tab} ${state.me.id}`}>${panel(tab, client)}</div>
      ${tab !== 'home' && html`<${Composer} client=${client} channel=${tab === 'channel' ? state.channel.id : state.dm.id} />`}
    </main>
    ${front && html`<${Modal} key=${front.id} view=${front} depth=${state.modals.length} client=${client} />`}
    ${question && html`<${ConfirmView} dialog=${question.dialog} client=${client} onAnswer=${question.answer} />`}
    <${ToastList} toasts=${toasts} onGone=${(id: number) => setToasts((all) => all.filter((it) => it.id !== id))} />
  </div>`

  function tabButton(name: Tab, words: string, unread: number) {
    return html`<button type="button" role="tab" aria-selected=${tab === name} onClick=${() => show(name)}>
      ${words} ${unread > 0 && tab !== name && html`<span class="unread">${unread}</span>`}
    </button>`
  }
}

function panel(tab: Tab, client: Client): Drawn {
  const { state } = client
  if (tab === 'home') return html`<${HomeTab} client=${client} />`
  const [channel, empty] =
    tab === 'messages'
      ? [state.dm, 'Nothing here yet. Type /label help below, or be the lead and try /label new.']
      : [state.channel, 'Nobody has said anything here. Commands work here too.']
  return html`<${Conversation} channel=${channel} client=${client} empty=${empty} />`
}

/** Shows notices that came since the page was opened, once. */
function useNotices(state: PageState | null, toast: (text: string) => void): void {
  const seen = useRef<Record<string, number>>({})
  useEffect(() => {
    if (state === null) return
    const { id } = state.me
    const newest = state.notices.at(-1)?.id ?? -1
    const before = seen.current[id]
    seen.current = { ...seen.current, [id]: newest }
    if (before === undefined) return
    for (const notice of state.notices) if (notice.id > before) toast(notice.text)
  }, [state])
}

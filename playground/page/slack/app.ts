import { html } from 'htm/preact'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { PageState } from '../../page-server/page-state.ts'
import type { ConfirmDialog } from '../../slack/blocks/option.ts'
import type { Drawn } from '../parts/drawn.ts'
import { useKeptFocus } from '../parts/keep-focus.ts'
import { NotificationList, type Preview, usePreviews } from '../parts/notification-list.ts'
import { onChanges } from '../parts/on-changes.ts'
import { usePromptKeys } from '../parts/prompt-keys.ts'
import { type Toast, ToastList } from '../parts/toast-list.ts'
import { useClock } from '../parts/use-clock.ts'
import { useFresh } from '../parts/use-fresh.ts'
import { useLanding } from '../parts/use-landing.ts'
import { ConfirmView } from './confirm-view.ts'
import { MainPane } from './main-pane.ts'
import { makeClient } from './make-client.ts'
import { Modal } from './modal.ts'
import { Sidebar } from './sidebar.ts'
import type { Tab } from './tab.ts'
import { fetchState } from './talk-to-server.ts'

type Question = { readonly dialog: ConfirmDialog; readonly answer: (yes: boolean) => void }

/** A Slack client as one person has it open. Who that is stands in the address. */
export function App({ first }: { readonly first: string }): Drawn {
  const landing = useLanding(first)
  const [tab, setTab] = useState<Tab>('messages')
  const [isListOpen, setListOpen] = useState(false)
  const [toasts, setToasts] = useState<readonly Toast[]>([])
  const [question, setQuestion] = useState<Question | null>(null)
  const { state, refresh } = useFresh(landing.person, fetchState, onChanges)
  const now = useClock().now
  const toast = (text: string) => setToasts((all) => [...all.slice(-2), { id: performance.now(), text }])
  useNotices(state, toast)
  usePromptKeys()
  useKeptFocus()
  useEffect(() => setTab(landing.conversation.startsWith('C') ? 'channel' : 'messages'), [landing])
  const messages = useMemo(() => (state === null ? null : previewsOf(state)), [state])
  const inSight = tab === 'home' ? '' : tab
  const { previews, dismiss } = usePreviews(landing.person, messages, inSight)
  if (state === null) return html`<p class="loading">Opening the workspace…</p>`
  const ask = (dialog: ConfirmDialog) =>
    new Promise<boolean>((resolve) => {
      const answer = (yes: boolean) => {
        setQuestion(null)
        resolve(yes)
      }
      setQuestion({ dialog, answer })
    })
  const client = makeClient(state, { toast, confirm: ask, refresh })
  const show = (next: Tab) => {
    setTab(next)
    setListOpen(false)
    if (next === 'home') void client.send({ kind: 'home' })
  }
  const front = state.modals.at(-1)
  return html`<div class="client" data-list=${isListOpen ? 'open' : null}>
    <${Sidebar} state=${state} tab=${tab} onShow=${show} />
    <${MainPane} client=${client} tab=${tab} now=${now} landing=${landing.message} onShow=${show} onList=${() => setListOpen(true)} />
    ${front && html`<${Modal} key=${front.id} view=${front} depth=${state.modals.length} client=${client} />`}
    ${question && html`<${ConfirmView} dialog=${question.dialog} client=${client} onAnswer=${question.answer} />`}
    <${NotificationList} previews=${previews} onOpen=${(it: Preview) => show(it.conversation === 'channel' ? 'channel' : 'messages')} onGone=${dismiss} />
    <${ToastList} toasts=${toasts} onGone=${(id: number) => setToasts((all) => all.filter((it) => it.id !== id))} />
  </div>`
}

/** Slack notifies of direct messages; what only one person sees it does not announce. */
function previewsOf({ dm, app }: PageState): readonly Preview[] {
  return dm.messages
    .filter((it) => it.user === app.botUserId && it.onlyFor === null)
    .map(({ ts, text }) => ({ id: ts, where: app.name, conversation: 'messages', text }))
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

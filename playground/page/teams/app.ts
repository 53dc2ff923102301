import { html } from 'htm/preact'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { TeamsPageState } from '../../page-server/teams-page-state.ts'
import type { Drawn } from '../parts/drawn.ts'
import { useKeptFocus } from '../parts/keep-focus.ts'
import { NotificationList, type Preview, usePreviews } from '../parts/notification-list.ts'
import { onChanges } from '../parts/on-changes.ts'
import { usePromptKeys } from '../parts/prompt-keys.ts'
import { type Toast, ToastList } from '../parts/toast-list.ts'
import { useClock } from '../parts/use-clock.ts'
import { useFresh } from '../parts/use-fresh.ts'
import { useLanding } from '../parts/use-landing.ts'
import type { TeamsClient } from './client.ts'
import { TeamsConversationView } from './conversation.ts'
import { TeamsDialog } from './dialog.ts'
import { fetchTeams, sendTeamsAct, sendTeamsFile } from './server.ts'
import { TeamsSidebar } from './sidebar.ts'

/** A Teams client as one person has it open. Who that is stands in the address. */
export function TeamsApp({ first }: { readonly first: string }): Drawn {
  const landing = useLanding(first)
  const { person } = landing
  const [conversationId, setConversationId] = useState('')
  const [isListOpen, setListOpen] = useState(false)
  const [toasts, setToasts] = useState<readonly Toast[]>([])
  const { state, refresh } = useFresh(person, fetchTeams, onChanges)
  const now = useClock().now
  const toast = (text: string) => setToasts((all) => [...all.slice(-2), { id: performance.now(), text }])
  useNotices(state, toast)
  usePromptKeys()
  useKeptFocus()
  useEffect(() => setConversationId(landing.conversation), [landing])
  const shown =
    state?.conversations.find((it) => it.id === conversationId) ??
    state?.conversations.find((it) => it.type === 'personal')
  const messages = useMemo(() => (state === null ? null : previewsOf(state)), [state])
  const { previews, dismiss } = usePreviews(person, messages, shown?.id ?? '')
  if (state === null) return html`<p class="loading">Opening Teams…</p>`
  const done = async (sent: Promise<string | null>) => {
    const wrong = await sent
    if (wrong !== null) toast(wrong)
    await refresh()
  }
  const client: TeamsClient = {
    state,
    send: (act) => done(sendTeamsAct(person, act)),
    upload: (file) => done(sendTeamsFile(person, file)),
  }
  const show = (id: string) => {
    setConversationId(id)
    setListOpen(false)
  }
  return html`<div class="client" data-list=${isListOpen ? 'open' : null}>
    <${TeamsSidebar} state=${state} shown=${shown?.id ?? ''} onShow=${show} />
    <main class="main">
      <header class="pane-head">
        <button type="button" class="plain-button to-list" aria-label="All chats" onClick=${() => setListOpen(true)}>‹</button>
        <h1>${shown?.name ?? state.bot.name}</h1>
      </header>
      <div class="panel">
        ${
          shown &&
          html`<${TeamsConversationView}
            key=${`${shown.id} ${person}`}
            conversation=${shown}
            client=${client}
            now=${now}
            landing=${landing.message}
          />`
        }
      </div>
    </main>
    ${state.dialog && html`<${TeamsDialog} dialog=${state.dialog} client=${client} />`}
    <${NotificationList} previews=${previews} onOpen=${(it: Preview) => show(it.conversation)} onGone=${dismiss} />
    <${ToastList} toasts=${toasts} onGone=${(id: number) => setToasts((all) => all.filter((it) => it.id !== id))} />
  </div>`
}

/** Teams announces chats; a card by its summary. */
function previewsOf({ conversations, bot }: TeamsPageState): readonly Preview[] {
  return conversations
    .filter((it) => it.type === 'personal')
    .flatMap(({ id, messages }) =>
      messages
        .filter((it) => it.from === bot.id)
        .map((it) => ({ id: it.id, where: bot.name, conversation: id, text: it.text === '' ? it.summary : it.text })),
    )
}

/** Shows notices that came since the page was opened, once. */
function useNotices(state: TeamsPageState | null, toast: (text: string) => void): void {
  const seen = useRef<Record<string, number>>({})
  useEffect(() => {
    if (state === null) return
    const newest = state.notices.at(-1)?.id ?? -1
    const before = seen.current[state.me.id]
    seen.current = { ...seen.current, [state.me.id]: newest }
    if (before === undefined) return
    for (const notice of state.notices) if (notice.id > before) toast(notice.text)
  }, [state])
}

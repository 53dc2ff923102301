import { html } from 'htm/preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { TeamsPageState } from '../../page-server/teams-page-state.ts'
import { Avatar } from '../parts/avatar.ts'
import type { Drawn } from '../parts/drawn.ts'
import { type Toast, ToastList } from '../parts/toast-list.ts'
import { useFresh } from '../parts/use-fresh.ts'
import type { TeamsClient } from './client.ts'
import { TeamsConversationView } from './conversation.ts'
import { TeamsDialog } from './dialog.ts'
import { fetchTeams, onTeamsChanges, sendTeamsAct, sendTeamsFile } from './server.ts'

/** The Teams view. Who one is stands in the address, so that a reload stays. */
export function TeamsApp({ first }: { readonly first: string }): Drawn {
  const [person, setPerson] = useState(location.hash.slice(1) || first)
  const [conversationId, setConversationId] = useState('')
  const [toasts, setToasts] = useState<readonly Toast[]>([])
  const { state, refresh } = useFresh(person, fetchTeams, onTeamsChanges)
  const toast = (text: string) => setToasts((all) => [...all.slice(-2), { id: performance.now(), text }])
  useNotices(state, toast)
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
  const choose = (handle: string) => {
    history.replaceState(null, '', `#${handle}`)
    setPerson(handle)
  }
  const shown =
    state.conversations.find((it) => it.id === conversationId) ??
    state.conversations.find((it) => it.type === 'personal')
  return html`<div class="workspace">
    <nav class="people teams-side" aria-label="People to be">
      <h2>Microsoft Teams</h2>
      <p class="people-hint"><a href="/">Slack</a> · be somebody:</p>
      <ul>
        ${state.people.map(
          (it) => html`<li key=${it.id}>
            <button
              type="button"
              class="person"
              aria-current=${it.id === state.me.id ? 'true' : null}
              onClick=${() => choose(it.handle)}
            >
              <${Avatar} name=${it.name} colour=${it.colour} />
              <span class="person-words">
                <span class="person-name">${it.name}</span>
                <span class="person-title">${about(state, it)}</span>
              </span>
            </button>
          </li>`,
        )}
      </ul>
    </nav>
    <main class="main">
      <header class="top"><div class="me"><h1>${state.me.name}</h1><p>${state.me.email}</p></div></header>
      <div class="tabs" role="tablist" aria-label="Conversations">
        ${state.conversations.map(
          (it) => html`<button
            type="button"
            role="tab"
            aria-selected=${it === shown}
            onClick=${() => setConversationId(it.id)}
          >
            ${it.name ?? state.bot.name}
          </button>`,
        )}
      </div>
      <div class="panel" role="tabpanel">
        ${shown && html`<${TeamsConversationView} key=${shown.id} conversation=${shown} client=${client} />`}
      </div>
    </main>
    ${state.dialog && html`<${TeamsDialog} dialog=${state.dialog} client=${client} />`}
    <${ToastList} toasts=${toasts} onGone=${(id: number) => setToasts((all) => all.filter((it) => it.id !== id))} />
  </div>`
}

function about(state: TeamsPageState, person: TeamsPageState['me']): string {
  if (person.isGuest) return `Guest · ${person.locale}`
  return person.tenantId === state.people[0]?.tenantId ? person.locale : `Another organisation · ${person.locale}`
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

import { html } from 'htm/preact'
import type { TeamsConversation, TeamsPageState } from '../../page-server/teams-page-state.ts'
import { Avatar } from '../parts/avatar.ts'
import type { Drawn } from '../parts/drawn.ts'

type Props = { readonly state: TeamsPageState; readonly shown: string; readonly onShow: (id: string) => void }

/** The rail and the list of chats and channels. */
export function TeamsSidebar({ state, shown, onShow }: Props): Drawn {
  const chats = state.conversations.filter((it) => it.type !== 'channel')
  const channels = state.conversations.filter((it) => it.type === 'channel')
  return html`
    <div class="rail">
      <span class="rail-me" title=${state.me.name}>
        <${Avatar} name=${state.me.name} colour=${state.me.colour} />
        <span class="presence" aria-hidden="true"></span>
      </span>
    </div>
    <nav class="side" aria-label="Conversations">
      <h2>Chat</h2>
      ${chats.map(entry)}
      ${channels.length > 0 && html`<p class="side-head">Channels</p>`} ${channels.map(entry)}
    </nav>
  `

  function entry(it: TeamsConversation): Drawn {
    const unread = it.id === shown ? 0 : it.unread
    const name = it.name ?? state.bot.name
    return html`<button
      type="button"
      key=${it.id}
      class="side-entry ${unread > 0 ? 'has-unread' : ''}"
      aria-current=${it.id === shown ? 'page' : null}
      onClick=${() => onShow(it.id)}
    >
      <${Avatar} name=${name} colour=${it.type === 'personal' ? '#4f52b2' : '#5b5b66'} isApp=${it.type === 'personal'} />
      <span class="side-name">${name}</span>
      ${unread > 0 && html`<span class="unread"><span aria-hidden="true">${Math.min(unread, 99)}</span><span class="unseen">, ${unread} unread</span></span>`}
    </button>`
  }
}

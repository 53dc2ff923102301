import { html } from 'htm/preact'
import type { PageState } from '../../page-server/page-state.ts'
import { Avatar } from '../parts/avatar.ts'
import type { Drawn } from '../parts/drawn.ts'
import type { Tab } from './tab.ts'

type Props = { readonly state: PageState; readonly tab: Tab; readonly onShow: (tab: Tab) => void }

/** The rail and the list of conversations. */
export function Sidebar({ state, tab, onShow }: Props): Drawn {
  const { me, team, app, dm, channel } = state
  return html`
    <div class="rail">
      <span class="workspace-mark" aria-hidden="true">${team.name.charAt(0)}</span>
      <span class="rail-me" title=${me.name}>
        <${Avatar} name=${me.name} colour=${me.colour} />
        <span class="presence" aria-hidden="true"></span>
      </span>
    </div>
    <nav class="side" aria-label="Conversations">
      <h2>${team.name}</h2>
      <p class="side-head">Channels</p>
      ${entry({ name: channel.name, unread: tab === 'channel' ? 0 : channel.unread, isCurrent: tab === 'channel', mark: '#', open: () => onShow('channel') })}
      <p class="side-head">Apps</p>
      ${entry({
        name: app.name,
        unread: tab === 'messages' ? 0 : dm.unread,
        isCurrent: tab !== 'channel',
        mark: html`<${Avatar} name=${app.name} colour="#0b6e5f" isApp=${true} />`,
        open: () => onShow('messages'),
      })}
    </nav>
  `
}

type Entry = {
  readonly name: string
  readonly unread: number
  readonly isCurrent: boolean
  readonly mark: Drawn | string
  readonly open: () => void
}

function entry({ name, unread, isCurrent, mark, open }: Entry): Drawn {
  return html`<button type="button" class="side-entry ${unread > 0 ? 'has-unread' : ''}" aria-current=${isCurrent ? 'page' : null} onClick=${open}>
    <span class="side-mark" aria-hidden="true">${mark}</span>
    <span class="side-name">${name}</span>
    ${unread > 0 && html`<span class="unread"><span aria-hidden="true">${Math.min(unread, 99)}</span><span class="unseen">, ${unread} unread</span></span>`}
  </button>`
}

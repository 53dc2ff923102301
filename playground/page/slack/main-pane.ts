import { html } from 'htm/preact'
import { Avatar } from '../parts/avatar.ts'
import type { Drawn } from '../parts/drawn.ts'
import { Icon } from '../parts/icon.ts'
import type { Client } from './client.ts'
import { Composer } from './composer.ts'
import { Conversation } from './conversation.ts'
import { HomeTab } from './home-tab.ts'
import type { Tab } from './tab.ts'

type Props = {
  readonly client: Client
  readonly tab: Tab
  readonly now: Date
  /** The `ts` of the message that is meant, or ''. */
  readonly landing: string
  readonly onShow: (tab: Tab) => void
  readonly onList: () => void
}

/** What is open: the app with its two tabs, or the channel. */
export function MainPane({ client, tab, now, landing, onShow, onList }: Props): Drawn {
  const { app, channel, dm, me } = client.state
  const isApp = tab !== 'channel'
  return html`<main class="main">
    <header class="pane-head">
      <button type="button" class="plain-button to-list" aria-label="All conversations" onClick=${onList}><${Icon} name="back" /></button>
      ${isApp && html`<${Avatar} name=${app.name} colour="#0b6e5f" isApp=${true} />`}
      <h1>${isApp ? app.name : `# ${channel.name}`}</h1>
      ${!isApp && html`<p class="dim">${client.state.people.length} members</p>`}
    </header>
    ${
      isApp &&
      html`<div class="tabs" role="tablist" aria-label=${app.name}>
        ${tabButton('home', 'Home')} ${tabButton('messages', 'Messages')}
      </div>`
    }
    <div class="panel" role=${isApp ? 'tabpanel' : null} aria-label=${isApp ? `${app.name}, ${tab}` : null} key=${`${tab} ${me.id}`}>
      ${
        tab === 'home'
          ? html`<${HomeTab} client=${client} />`
          : html`<${Conversation} channel=${isApp ? dm : channel} client=${client} now=${now} landing=${landing} />`
      }
    </div>
    ${tab !== 'home' && html`<${Composer} client=${client} channel=${isApp ? dm : channel} />`}
  </main>`

  function tabButton(name: Tab, words: string): Drawn {
    return html`<button type="button" role="tab" aria-selected=${tab === name} onClick=${() => onShow(name)}>${words}</button>`
  }
}

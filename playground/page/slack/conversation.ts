import { html } from 'htm/preact'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import type { PageChannel } from '../../page-server/page-state.ts'
import type { Drawn } from '../parts/drawn.ts'
import type { Client } from './client.ts'
import { MessageView } from './message-view.ts'

type Props = { readonly channel: PageChannel; readonly client: Client; readonly empty: string }
const nearPx = 160

/** The messages of a channel, the newest at the bottom and in sight. Seeing them is reading them. */
export function Conversation({ channel, client, empty }: Props): Drawn {
  const list = useRef<HTMLDivElement>(null)
  const stays = useRef(true)
  useLayoutEffect(() => {
    const element = list.current
    if (element !== null && stays.current) element.scrollTop = element.scrollHeight
  })
  useEffect(() => {
    if (channel.unread > 0) void client.send({ kind: 'read', channel: channel.id })
  }, [channel.unread, channel.id, client.state.me.id])
  const onScroll = () => {
    const element = list.current
    if (element !== null) stays.current = element.scrollHeight - element.scrollTop - element.clientHeight < nearPx
  }
  return html`<div class="conversation" ref=${list} onScroll=${onScroll} role="log" aria-label="Messages" tabindex="0">
    ${channel.messages.length === 0 && html`<p class="nothing">${empty}</p>`}
    ${channel.messages.map((message) => html`<${MessageView} key=${message.ts} message=${message} client=${client} />`)}
  </div>`
}

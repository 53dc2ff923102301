import { html } from 'htm/preact'
import { useEffect, useRef } from 'preact/hooks'
import type { PageChannel, PageMessage } from '../../page-server/page-state.ts'
import type { Drawn } from '../parts/drawn.ts'
import { dayLine } from '../parts/time-text.ts'
import { useScroll } from '../parts/use-scroll.ts'
import type { Client } from './client.ts'
import { MessageView } from './message-view.ts'
import { stampDate } from './stamp-date.ts'

type Props = {
  readonly channel: PageChannel
  readonly client: Client
  readonly now: Date
  /** The `ts` of the message to begin at, or ''. */
  readonly landing: string
}

/** The messages of a channel, the newest at the bottom and in sight. Seeing them is reading them. */
export function Conversation({ channel, client, now, landing }: Props): Drawn {
  const { me, app } = client.state
  const readAtFirst = useRef(channel.readTs)
  const { list, onScroll } = useScroll(landing)
  useEffect(() => {
    if (channel.unread > 0) void client.send({ kind: 'read', channel: channel.id })
  }, [channel.unread, channel.id, me.id])
  const firstNew = channel.messages.find((it) => it.ts > readAtFirst.current && it.user === app.botUserId)
  const day = (message: PageMessage | undefined) =>
    message === undefined ? '' : dayLine(me.tz, stampDate(message.ts), now)
  return html`<div class="conversation" ref=${list} onScroll=${onScroll} role="log" aria-label="Messages" tabindex="0">
    ${channel.messages.length === 0 && html`<p class="nothing">${beginning(client, channel)}</p>`}
    ${channel.messages.map(
      (message, at) => html`
        ${day(message) !== day(channel.messages[at - 1]) && html`<p class="day-line"><span>${day(message)}</span></p>`}
        ${message === firstNew && readAtFirst.current !== '' && html`<p class="new-line"><span>New</span></p>`}
        <${MessageView} key=${message.ts} message=${message} client=${client} />
      `,
    )}
  </div>`
}

function beginning({ state }: Client, channel: PageChannel): string {
  return channel.id === state.dm.id
    ? `This is the very beginning of your direct messages with ${state.app.name}.`
    : `This is the very beginning of #${channel.name}.`
}

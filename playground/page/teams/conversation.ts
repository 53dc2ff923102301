import { html } from 'htm/preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { TeamsConversation, TeamsMessage } from '../../page-server/teams-page-state.ts'
import type { Drawn } from '../parts/drawn.ts'
import { dayLine } from '../parts/time-text.ts'
import { useScroll } from '../parts/use-scroll.ts'
import type { TeamsClient } from './client.ts'
import { TeamsMessageView } from './message-view.ts'

type Props = { readonly conversation: TeamsConversation; readonly client: TeamsClient }
type View = Props & {
  readonly now: Date
  /** The id of the message to begin at, or ''. */
  readonly landing: string
}

/** One conversation: its messages, the newest at the bottom and in sight, and the box to write in. */
export function TeamsConversationView({ conversation, client, now, landing }: View): Drawn {
  const { list, onScroll } = useScroll(landing)
  const readAtFirst = useRef(conversation.readId)
  const zone = client.state.zone
  const day = (message: TeamsMessage | undefined) =>
    message === undefined ? '' : dayLine(zone, new Date(message.atMs), now)
  useEffect(() => {
    if (conversation.unread > 0) void client.send({ kind: 'read', conversationId: conversation.id })
  }, [conversation.unread])
  const firstNew = conversation.messages.find(
    (it) => Number(it.id) > Number(readAtFirst.current) && it.from === client.state.bot.id,
  )
  return html`<div class="teams-conversation">
    <div class="conversation" ref=${list} onScroll=${onScroll} role="log" aria-label="Messages" tabindex="0">
      ${
        !conversation.isInstalled &&
        html`<p class="nothing">
          ${client.state.bot.name} is not installed here.<br />
          <button
            type="button"
            class="button primary"
            onClick=${() => client.send({ kind: 'install', conversationId: conversation.id })}
          >
            Add ${client.state.bot.name}
          </button>
        </p>`
      }
      ${conversation.messages.map(
        (message, at) => html`
          ${day(message) !== day(conversation.messages[at - 1]) && html`<p class="day-line"><span>${day(message)}</span></p>`}
          ${message === firstNew && readAtFirst.current !== '' && html`<p class="new-line"><span>Last read</span></p>`}
          <${TeamsMessageView} key=${message.id} message=${message} conversation=${conversation} client=${client} />
        `,
      )}
    </div>
    <${Writing} conversation=${conversation} client=${client} />
  </div>`
}

/** Outside personal chats a bot hears only what mentions it: the box begins with that. */
function Writing({ conversation, client }: Props): Drawn {
  const mention = conversation.type === 'personal' ? '' : `@${client.state.bot.name} `
  const [text, setText] = useState(mention)
  const send = async (event: Event) => {
    event.preventDefault()
    if (text.trim() === '') return
    setText(mention)
    await client.send({ kind: 'say', conversationId: conversation.id, text: text.trim() })
  }
  const attach = async (event: Event) => {
    const input = event.target as HTMLInputElement
    for (const file of input.files ?? []) await client.upload(file)
    input.value = ''
  }
  return html`<form class="composer" onSubmit=${send}>
    <input
      class="text-field"
      value=${text}
      placeholder="Type a message, for example help"
      aria-label="Type a message"
      autocomplete="off"
      onInput=${(event: Event) => setText((event.target as HTMLInputElement).value)}
    />
    ${
      conversation.type === 'personal' &&
      html`<label class="button teams-attach">Attach<input type="file" aria-label="Attach a file" onChange=${attach} /></label>`
    }
    <button type="submit" class="button primary">Send</button>
  </form>`
}

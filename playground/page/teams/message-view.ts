import { html } from 'htm/preact'
import type { TeamsConversation, TeamsMessage } from '../../page-server/teams-page-state.ts'
import { Avatar } from '../parts/avatar.ts'
import type { Drawn } from '../parts/drawn.ts'
import { dayAndTimeIn, timeIn } from '../parts/time-text.ts'
import { TeamsCard } from './card.ts'
import { accountName, type TeamsClient } from './client.ts'

type Props = { readonly message: TeamsMessage; readonly conversation: TeamsConversation; readonly client: TeamsClient }

export function TeamsMessageView({ message, conversation, client }: Props): Drawn {
  const { state } = client
  const isBot = message.from === state.bot.id
  const name = accountName(state, message.from)
  const colour = state.people.find((person) => person.id === message.from)?.colour ?? '#4f52b2'
  const at = new Date(message.atMs)
  const press = (nth: number, inputs: Record<string, string>) =>
    void client.send({ kind: 'press', conversationId: conversation.id, messageId: message.id, nth, inputs })
  const answer = (answer: 'accept' | 'decline') => client.send({ kind: 'consent', messageId: message.id, answer })
  return html`<article
    class="message"
    aria-label=${`${name}, ${timeIn(state.zone, at)}: ${message.text || message.summary}`}
    data-ts=${message.id}
    tabindex="-1"
  >
    <${Avatar} name=${name} colour=${colour} isApp=${isBot} />
    <div class="message-body">
      <p class="byline">
        <strong>${name}</strong>
        <time title=${dayAndTimeIn(state.zone, at)}>${timeIn(state.zone, at)}</time>
        ${message.isEdited && html`<span class="edited">Edited</span>`}
      </p>
      ${message.text !== '' && html`<p class="message-text teams-text">${message.text}</p>`}
      ${message.card !== null && html`<${TeamsCard} card=${message.card} onPress=${press} />`}
      ${
        message.consent !== null &&
        html`<div class="teams-consent">
          <span class="file-name">${message.consent.name}</span>
          ${
            message.consent.isAnswered
              ? html`<span class="dim">answered</span>`
              : html`<button type="button" class="button primary" onClick=${() => answer('accept')}>Allow</button>
                  <button type="button" class="button" onClick=${() => answer('decline')}>Decline</button>`
          }
        </div>`
      }
      ${message.files.map(({ name, url }) =>
        url === null
          ? html`<span class="file"><span class="file-name">${name}</span></span>`
          : html`<a class="file" href=${url} download=${name}><span class="file-name">${name}</span></a>`,
      )}
    </div>
  </article>`
}

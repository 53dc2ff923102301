import { html } from 'htm/preact'
import type { PageMessage } from '../../page-server/page-state.ts'
import { Avatar } from '../parts/avatar.ts'
import type { Drawn } from '../parts/drawn.ts'
import { Icon } from '../parts/icon.ts'
import { dayAndTimeIn, timeIn } from '../parts/time-text.ts'
import { BlockList } from './block-list.ts'
import { type Client, nameOf } from './client.ts'
import { sizeText } from './file-field.ts'
import { stampDate } from './stamp-date.ts'
import { Mrkdwn } from './text-view.ts'

type Props = { readonly message: PageMessage; readonly client: Client }
const pictures = /^image\/(png|jpeg|gif)$/

/** A message as Slack shows it: one that was changed says so only where it has no blocks. */
export function MessageView({ message, client }: Props): Drawn {
  const { me, app } = client.state
  const name = nameOf(client.state, message.user)
  const at = stampDate(message.ts)
  const isApp = message.user === app.botUserId || message.user === 'USLACKBOT'
  const surface = { kind: 'message' as const, channel: message.channel, ts: message.ts }
  return html`<article
    class="message ${message.onlyFor === null ? '' : 'ephemeral'}"
    aria-label="${name}, ${timeIn(me.tz, at)}: ${message.text}"
    data-ts=${message.ts}
    tabindex="-1"
  >
    <${Avatar} name=${name} colour=${colourOf(client, message.user)} isApp=${isApp} />
    <div class="message-body">
      ${message.onlyFor !== null && html`<p class="only-you"><${Icon} name="eye" /> Only visible to you</p>`}
      <p class="byline">
        <strong>${name}</strong>
        ${isApp && html`<span class="badge">APP</span>`}
        <time title=${dayAndTimeIn(me.tz, at)}>${timeIn(me.tz, at)}</time>
        ${message.editedTs !== null && message.blocks.length === 0 && html`<span class="edited">(edited)</span>`}
      </p>
      ${
        message.blocks.length === 0
          ? html`<div class="message-text"><${Mrkdwn} source=${message.text} client=${client} /></div>`
          : html`<${BlockList} blocks=${message.blocks} place=${{ client, surface, values: message.values, errors: {} }} />`
      }
      ${message.files.map((file) =>
        pictures.test(file.mimetype)
          ? html`<img class="shared" src="/play/file?id=${file.id}" alt=${file.altText || file.title} />`
          : html`<a class="file" href="/play/file?id=${file.id}" download=${file.name}>
              <span class="file-name">${file.title}</span> <span class="dim">${sizeText(file.size)}</span>
            </a>`,
      )}
    </div>
  </article>`
}

function colourOf(client: Client, user: string): string {
  return client.state.people.find((person) => person.id === user)?.colour ?? '#0b6e5f'
}

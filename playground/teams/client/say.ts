import { deliver, notSent, type Outcome } from '../deliver.ts'
import type { Json } from '../json.ts'
import { storeMessage } from '../messages.ts'
import type { Parts } from '../parts.ts'
import type { Person } from '../person.ts'
import type { Attachment } from '../teams-state.ts'
import { envelope } from './envelope.ts'
import type { Place } from './place.ts'

/**
 * Sends what a person wrote. `@Name` becomes a mention of whoever is called so, the bot included. Outside personal chats the
 * bot hears only what mentions it.
 */
export async function say(
  parts: Parts,
  person: Person,
  place: Place,
  typed: string,
  files: readonly Attachment[] = [],
): Promise<Outcome> {
  const { text, mentions } = withMentions(parts, typed)
  const said = { text: typed, summary: '', attachments: files }
  const message = storeMessage(parts, { ...place, from: person.id }, said)
  const hears = place.conversation.type === 'personal' || mentions.some((it) => it.id === parts.bot.id)
  if (!hears || !parts.state.installed.includes(place.conversation.id)) return notSent(null)
  const base = envelope(parts, person, { ...place, threadId: message.threadId })
  const html = { contentType: 'text/html', content: `<p>${text}</p>` }
  return deliver(parts, {
    ...base,
    type: 'message',
    id: message.id,
    text,
    textFormat: 'plain',
    // Teams sends the same words once more as HTML, beside the files.
    attachments: [...files, html],
    entities: [...mentions.map(mentionEntity), ...(Array.isArray(base.entities) ? base.entities : [])],
  })
}

type Mentioned = { readonly id: string; readonly name: string; readonly type?: 'tag' }

/** A name under which a team's channels know several people at once. */
const tag: Mentioned = { id: 'MjRlMGI1ZmItbGF3eWVycw==', name: 'Lawyers', type: 'tag' }

function withMentions(parts: Parts, typed: string): { readonly text: string; readonly mentions: readonly Mentioned[] } {
  const known: readonly Mentioned[] = [{ id: parts.bot.id, name: parts.bot.name }, ...parts.state.people, tag]
  const mentions = known.filter(({ name }) => typed.includes(`@${name}`))
  const text = mentions.reduce((it, { name }) => it.replaceAll(`@${name}`, `<at>${name}</at>`), typed)
  return { text, mentions }
}

function mentionEntity(mentioned: Mentioned): Json {
  return { type: 'mention', mentioned, text: `<at>${mentioned.name}</at>` }
}

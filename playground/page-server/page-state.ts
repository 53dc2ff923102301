import { elementsIn } from '../slack/blocks/elements-in.ts'
import { type InputValues, messageSurface, viewSurface } from '../slack/inputs.ts'
import { messagesFor } from '../slack/messages.ts'
import type { Parts } from '../slack/parts.ts'
import type { Person } from '../slack/person.ts'
import { app, dmChannelId, type Message, type ShownView, type StoredFile } from '../slack/workspace-state.ts'

export type PageMessage = Message & { readonly files: readonly StoredFile[]; readonly values: InputValues }
export type PageView = ShownView & { readonly values: InputValues }
export type PageChannel = {
  readonly id: string
  readonly name: string
  readonly unread: number
  /** The `ts` of the last message that the person read, or ''. */
  readonly readTs: string
  readonly messages: readonly PageMessage[]
}
export type PagePerson = Person & { readonly unread: number }

/** All that the page shows for one person. */
export type PageState = {
  readonly me: PagePerson
  readonly app: typeof app
  readonly team: { readonly name: string }
  readonly people: readonly PagePerson[]
  readonly dm: PageChannel
  readonly channel: PageChannel
  readonly home: PageView | null
  /** Open modals, the one in front last. */
  readonly modals: readonly PageView[]
  /** What the client told this person about failures; `id` grows. */
  readonly notices: readonly { readonly id: number; readonly text: string }[]
}

const shownMessages = 80

/** @returns null when there is nobody with this id */
export function pageState(parts: Parts, personId: string): PageState | null {
  const { people, channels, homes, team } = parts.state
  const me = people.find((person) => person.id === personId)
  const channel = channels.find((it) => it.kind === 'public')
  if (me === undefined || channel === undefined) return null
  const home = homes[personId]
  return {
    me: withUnread(parts, me),
    app,
    team,
    people: people.filter((person) => !person.isBot && !person.deleted).map((person) => withUnread(parts, person)),
    dm: pageChannel(parts, dmChannelId(personId), app.name, personId),
    channel: pageChannel(parts, channel.id, channel.name, personId),
    home: home === undefined ? null : pageView(parts, home),
    modals: parts.views.of(personId).map((view) => pageView(parts, view)),
    notices: parts.notices.flatMap(({ text, personId: who }, id) => (who === personId ? [{ id, text }] : [])).slice(-5),
  }
}

/** Everything that this person sees in the channel is read, or all up to a message. Returns whether that changed anything. */
export function markRead(parts: Parts, personId: string, channel: string, upTo?: string): boolean {
  const newest = upTo ?? messagesFor(parts, channel, personId).at(-1)?.ts
  const read = parts.state.lastRead[personId] ?? {}
  if (newest === undefined || read[channel] === newest) return false
  parts.state.lastRead[personId] = { ...read, [channel]: newest }
  return true
}

function withUnread(parts: Parts, person: Person): PagePerson {
  return { ...person, unread: unread(parts, person.id, dmChannelId(person.id)) }
}

export function unread(parts: Parts, personId: string, channel: string): number {
  const read = parts.state.lastRead[personId]?.[channel] ?? ''
  return messagesFor(parts, channel, personId).filter((it) => it.user === app.botUserId && it.ts > read).length
}

function pageChannel(parts: Parts, id: string, name: string, personId: string): PageChannel {
  const messages = messagesFor(parts, id, personId).slice(-shownMessages)
  return {
    id,
    name,
    unread: unread(parts, personId, id),
    readTs: parts.state.lastRead[personId]?.[id] ?? '',
    messages: messages.map((message) => ({
      ...message,
      files: message.fileIds.flatMap((fileId) => parts.state.files[fileId] ?? []),
      values:
        elementsIn(message.blocks).length === 0
          ? {}
          : parts.inputs.values(messageSurface(id, message.ts, personId), message.blocks),
    })),
  }
}

function pageView(parts: Parts, view: ShownView): PageView {
  return { ...view, values: parts.inputs.values(viewSurface(view.id), view.blocks) }
}

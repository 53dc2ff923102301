import { wordsIn } from '../client/card-parts.ts'
import type { Dialog } from '../client/dialogs.ts'
import { answerConsent, attachFile } from '../client/files.ts'
import { install, uninstall } from '../client/install.ts'
import type { Place } from '../client/place.ts'
import { execute, press } from '../client/press.ts'
import { say } from '../client/say.ts'
import { type Surface, surfaceKey } from '../client/surface.ts'
import { cardType } from '../connector/read-message.ts'
import { notSent, type Outcome } from '../deliver.ts'
import { type Json, listAt, objectAt } from '../json.ts'
import { conversationOf, type Parts } from '../parts.ts'
import type { Person } from '../person.ts'
import { type Message, personalChatId } from '../teams-state.ts'
import { findAction, findConversation, findInput, inputValue, type Match } from './find.ts'

/** A message as one person sees it on one client. */
export type Seen = Message & {
  /** The card in it, or the one that the bot gave in answer to this person's last click on it. */
  readonly card: Json | null
}

/**
 * What a person acts on: a message as they saw it (a snapshot: the click carries what was on the screen then), the id of a
 * message in their chat with the bot as it is now, or the dialog in front. By default the dialog, or else the newest card.
 */
export type Target = Seen | string | 'dialog'

/** Which client they sit at. Each shows the answers to its own clicks. */
export type Client = { readonly name: string; readonly isOld: boolean }

/** Does what a person at a Teams client can do. Each act returns the outcome of what it sent to the bot. */
export class PersonDriver {
  readonly person: Person
  readonly #parts: Parts
  readonly #client: Client

  constructor(parts: Parts, person: Person, client: Client = { name: 'desktop', isOld: false }) {
    this.#parts = parts
    this.person = person
    this.#client = client
  }

  /** The same person at another client: it shows messages as they are stored, not as this one's clicks were answered. */
  at(name: string, how: { readonly isOld?: boolean } = {}): PersonDriver {
    return new PersonDriver(this.#parts, this.person, { name, isOld: how.isOld === true })
  }

  /** Installs the bot: for themselves, or in a group chat or channel by name or id. */
  install(where?: string): Promise<Outcome> {
    return install(this.#parts, this.person, this.#place(where).conversation)
  }

  uninstall(where?: string): Promise<Outcome> {
    return uninstall(this.#parts, this.person, this.#place(where).conversation)
  }

  /** Blocks the bot in the personal chat; it is not told. */
  block(blocked = true): void {
    if (blocked) this.#parts.blocked.add(this.person.id)
    else this.#parts.blocked.delete(this.person.id)
  }

  /** Writes a message; `@Name` mentions. `in` is a conversation's name or id, or a message to answer in a channel. */
  say(text: string, where: { readonly in?: string | Seen } = {}): Promise<Outcome> {
    return say(this.#parts, this.person, this.#place(where.in), text)
  }

  /** Sends a file in the chat with the bot, the only place where bots get files, with words or without. */
  async sendFile(name: string, content: string | Buffer, text = ''): Promise<Outcome> {
    return say(this.#parts, this.person, this.#place(), text, [await attachFile(this.#parts, name, content)])
  }

  /** Presses a button. */
  press(wanted: string | Match, target?: Target): Promise<Outcome> {
    const surface = this.#surface(target)
    return press(this.#parts, this.person, surface, findAction(surface.card, wanted))
  }

  /** Presses an action as it stands in a card, over inputs that a client has gathered, by their ids. */
  pressAction(action: Json, target: Target, inputs: Readonly<Record<string, string>>): Promise<Outcome> {
    const surface = this.#surface(target)
    for (const [id, value] of Object.entries(inputs)) {
      this.#parts.inputs.type(surfaceKey(surface, this.person), this.person.id, id, value)
    }
    return press(this.#parts, this.person, surface, action)
  }

  /** Presses the same button twice before any answer comes. */
  doubleClick(wanted: string | Match, target?: Target): Promise<Outcome[]> {
    return Promise.all([this.press(wanted, target), this.press(wanted, target)])
  }

  /** Fills an input by its label: text, a choice by what it reads or several, true or false, people by name. */
  fill(label: string, value: string | boolean | readonly string[], target?: Target): void {
    const surface = this.#surface(target)
    const input = findInput(surface.card, label)
    const key = surfaceKey(surface, this.person)
    this.#parts.inputs.type(key, this.person.id, String(input.id), inputValue(this.#parts, input, value))
    this.#parts.changes.tell()
  }

  /** Closes the dialog in front; the bot is not told. */
  closeDialog(): void {
    this.#parts.dialogs.close(this.person.id)
    this.#parts.inputs.forget(`dialog ${this.person.id}`)
    this.#parts.changes.tell()
  }

  answerFileConsent(answer: 'accept' | 'decline', message: Seen | null = this.lastMessage()): Promise<Outcome> {
    if (message === null) throw new RangeError('there is no message')
    return answerConsent(this.#parts, this.person, this.#place(message), message, answer)
  }

  /** Scrolls a card into view: one with a `refresh` that names this person, or nobody, asks the bot for its newer state. */
  async look(target?: Target): Promise<Outcome> {
    const surface = this.#surface(target)
    const refresh = objectAt(surface.card, 'refresh') ?? {}
    const action = objectAt(refresh, 'action')
    const userIds = listAt(refresh, 'userIds')
    if (action === null || (userIds.length > 0 && !userIds.includes(this.person.id))) return notSent(null)
    return execute(this.#parts, this.person, surface, action, {}, 'automatic')
  }

  /** What they see in a conversation, oldest first, as snapshots. Default: their chat with the bot; all of it. */
  messages(where?: string, newest = Number.POSITIVE_INFINITY): Seen[] {
    return this.#stored(where)
      .slice(-newest)
      .map((message) => this.#see(message))
  }

  /** A message of their chat with the bot as it is now, or null. */
  message(id: string): Seen | null {
    const found = this.#stored().findLast((message) => message.id === id)
    return found === undefined ? null : this.#see(found)
  }

  lastMessage(where?: string): Seen | null {
    const found = this.#stored(where).at(-1)
    return found === undefined ? null : this.#see(found)
  }

  /** The newest message with a card. @throws RangeError when there is none */
  lastCard(where?: string): Seen & { readonly card: Json } {
    const found = this.#stored(where).findLast((it) =>
      it.attachments.some(({ contentType }) => contentType === cardType),
    )
    const seen = found === undefined ? null : this.#see(found)
    if (seen === null || seen.card === null) throw new RangeError(`${this.person.name} sees no card`)
    return { ...seen, card: seen.card }
  }

  /** All words of the newest card, or of the dialog. */
  words(target?: Target): string[] {
    return wordsIn(this.#surface(target).card)
  }

  dialog(): Dialog | null {
    return structuredClone(this.#parts.dialogs.of(this.person.id))
  }

  /** What their client told them, oldest first. */
  notices(kind: 'toast' | 'failure'): string[] {
    return this.#parts.notices.filter((it) => it.personId === this.person.id && it.kind === kind).map((it) => it.text)
  }

  #stored(where?: string): readonly Message[] {
    return this.#parts.state.messages[this.#place(where).conversation.id] ?? []
  }

  #see(message: Message): Seen {
    const stored = message.attachments.find((it) => it.contentType === cardType)?.content ?? null
    const view = this.#parts.state.views[message.id]?.[`${this.person.id} ${this.#client.name}`]
    return structuredClone({ ...message, card: view ?? stored })
  }

  #place(where?: string | Seen): Place {
    if (where !== undefined && typeof where !== 'string') {
      return { conversation: conversationOf(this.#parts, where.conversationId), threadId: where.threadId }
    }
    const conversation = findConversation(this.#parts, where ?? personalChatId(this.person))
    return { conversation, threadId: null }
  }

  #surface(target: Target = this.dialog() === null ? this.lastCard() : 'dialog'): Surface {
    const client = { client: this.#client.name, isOld: this.#client.isOld }
    if (target === 'dialog') {
      const dialog = this.dialog()
      if (dialog === null) throw new RangeError(`${this.person.name} has no dialog open`)
      return { ...client, place: dialog.place, card: dialog.card, messageId: null }
    }
    const stored = typeof target === 'string' ? this.#stored().findLast((it) => it.id === target) : null
    const seen = typeof target === 'string' ? stored && this.#see(stored) : target
    if (!seen || seen.card === null) throw new RangeError('there is no such card')
    return { ...client, place: this.#place(seen), card: seen.card, messageId: seen.id }
  }
}

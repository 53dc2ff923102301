import type { Block } from './blocks/block.ts'
import { withIds } from './blocks/with-ids.ts'
import { randomText } from './ids-and-stamps.ts'
import type { Parts } from './parts.ts'
import { SlackError } from './slack-error.ts'
import { app, type Message, type Metadata } from './workspace-state.ts'

/** What a message says. */
export type Said = {
  readonly text: string
  readonly blocks: readonly Block[]
  readonly metadata: Metadata | null
}

type Where = {
  readonly channel: string
  readonly user?: string
  readonly onlyFor?: string | null
  readonly fileIds?: readonly string[]
  readonly threadTs?: string | null
}

export function postMessage(parts: Parts, where: Where, said: Said): Message {
  const message: Message = {
    ts: parts.nextTs(),
    user: app.botUserId,
    onlyFor: null,
    fileIds: [],
    threadTs: null,
    ...where,
    ...said,
    blocks: withIds(said.blocks, () => randomText(5)),
    editedTs: null,
  }
  const list = parts.state.messages[message.channel] ?? []
  list.push(message)
  parts.state.messages[message.channel] = list
  parts.changes.tell()
  return message
}

/** A parted change: what is left out stays. */
export function editMessage(parts: Parts, old: Message, change: Partial<Said>): Message {
  const message: Message = {
    ...old,
    ...change,
    blocks: change.blocks === undefined ? old.blocks : withIds(change.blocks, () => randomText(5)),
    editedTs: parts.nextTs(),
  }
  const list = parts.state.messages[old.channel] ?? []
  const at = list.findIndex((it) => it.ts === old.ts)
  if (at >= 0) list[at] = message
  parts.changes.tell()
  return message
}

export function removeMessage(parts: Parts, message: Message): void {
  const list = parts.state.messages[message.channel] ?? []
  const at = list.findIndex((it) => it.ts === message.ts)
  if (at >= 0) list.splice(at, 1)
  parts.changes.tell()
}

/** @throws SlackError `message_not_found` */
export function messageOf(parts: Parts, channel: string, ts: string): Message {
  const found = parts.state.messages[channel]?.findLast((message) => message.ts === ts)
  if (found === undefined) throw new SlackError('message_not_found')
  return found
}

/** What one person sees in a channel, oldest first. */
export function messagesFor(parts: Parts, channel: string, personId: string): Message[] {
  return (parts.state.messages[channel] ?? []).filter((it) => it.onlyFor === null || it.onlyFor === personId)
}

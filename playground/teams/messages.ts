import { ConnectorError } from './connector/connector-error.ts'
import type { Said } from './connector/read-message.ts'
import type { Parts } from './parts.ts'
import type { Conversation, Message } from './teams-state.ts'

/** A conversation's id as the wire has it: in a channel it may end in the thread's first message. */
export function readConversationId(wireId: string): { readonly id: string; readonly threadId: string | null } {
  const [id = '', threadId] = wireId.split(';messageid=')
  return { id, threadId: threadId ?? null }
}

export function wireConversationId(message: Pick<Message, 'conversationId' | 'threadId'>): string {
  return message.threadId === null ? message.conversationId : `${message.conversationId};messageid=${message.threadId}`
}

/** In a channel a message without a thread opens one. */
export function storeMessage(
  parts: Parts,
  where: { readonly conversation: Conversation; readonly threadId: string | null; readonly from: string },
  said: Said,
): Message {
  const id = parts.nextId()
  const message: Message = {
    id,
    conversationId: where.conversation.id,
    threadId: where.conversation.type === 'channel' ? (where.threadId ?? id) : null,
    from: where.from,
    ...said,
    atMs: parts.messageClock.now(),
    editedAtMs: null,
  }
  const list = parts.state.messages[where.conversation.id] ?? []
  list.push(message)
  parts.state.messages[where.conversation.id] = list
  parts.changes.tell()
  return message
}

/** The whole message is replaced, and with it every card that somebody got in answer to a click. */
export function replaceMessage(parts: Parts, old: Message, said: Said): void {
  const list = parts.state.messages[old.conversationId] ?? []
  const at = list.findLastIndex((it) => it.id === old.id)
  if (at >= 0) list[at] = { ...old, ...said, editedAtMs: parts.messageClock.now() }
  delete parts.state.views[old.id]
  parts.inputs.forget(old.id)
  parts.changes.tell()
}

export function removeMessage(parts: Parts, message: Message): void {
  const list = parts.state.messages[message.conversationId] ?? []
  const at = list.findLastIndex((it) => it.id === message.id)
  if (at >= 0) list.splice(at, 1)
  parts.changes.tell()
}

/** @throws ConnectorError 404 */
export function messageOf(parts: Parts, conversationId: string, id: string): Message {
  const found = parts.state.messages[conversationId]?.findLast((message) => message.id === id)
  if (found === undefined)
    throw new ConnectorError(404, 'ActivityNotFoundInConversation', `There is no activity ${id}.`)
  return found
}

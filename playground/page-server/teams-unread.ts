import type { Parts } from '../teams/parts.ts'
import { type Message, personalChatId } from '../teams/teams-state.ts'

/** How many messages of the bot the person has not seen in a conversation; by default in their chat with it. */
export function unreadInTeams(parts: Parts, handle: string, conversationId?: string): number {
  const person = parts.state.people.find((it) => it.handle === handle)
  if (person === undefined) return 0
  const id = conversationId ?? personalChatId(person)
  const read = parts.state.lastRead[person.id]?.[id] ?? ''
  return (parts.state.messages[id] ?? []).filter((it) => it.from === parts.bot.id && isAfter(it, read)).length
}

/** Everything in the conversation is read, or all up to a message. Returns whether that changed anything. */
export function markReadInTeams(parts: Parts, handle: string, conversationId: string, upTo?: string): boolean {
  const person = parts.state.people.find((it) => it.handle === handle)
  const newest = upTo ?? parts.state.messages[conversationId]?.at(-1)?.id
  const read = parts.state.lastRead[person?.id ?? ''] ?? {}
  if (person === undefined || newest === undefined || read[conversationId] === newest) return false
  parts.state.lastRead[person.id] = { ...read, [conversationId]: newest }
  return true
}

/** Ids grow. */
function isAfter({ id }: Message, read: string): boolean {
  return read === '' || Number(id) > Number(read)
}

import { isObject, type Json, listAt, objectAt, textAt } from '../json.ts'
import { storeMessage, wireConversationId } from '../messages.ts'
import { conversationOf, type Parts, personOf } from '../parts.ts'
import { personalChatId } from '../teams-state.ts'
import type { Answer } from './answer.ts'
import { badSyntax, ConnectorError } from './connector-error.ts'
import { mayWrite } from './may-write.ts'
import { readMessage } from './read-message.ts'

/** Opens the chat with one person, which exists once and keeps its id; or a thread in a channel, with its first message. */
export function createConversation(parts: Parts, body: Json): Answer {
  const channelData = objectAt(body, 'channelData') ?? {}
  const channelId = textAt(objectAt(channelData, 'channel') ?? {}, 'id')
  return channelId === null ? openChat(parts, body, channelData) : openThread(parts, body, channelId)
}

function openChat(parts: Parts, body: Json, channelData: Json): Answer {
  const people = listAt(body, 'members')
  if (body.isGroup === true || people.length !== 1) throw badSyntax('a bot opens chats with one person only')
  const tenantId = textAt(objectAt(channelData, 'tenant') ?? {}, 'id') ?? textAt(body, 'tenantId')
  if (tenantId === null) throw badSyntax('the tenant is missing: channelData.tenant.id or tenantId')
  const person = personOf(parts, isObject(people[0]) ? (textAt(people[0], 'id') ?? '') : '')
  if (person.tenantId !== tenantId) throw new ConnectorError(403, 'Forbidden', 'The person is not of that tenant.')
  parts.limits.count(tenantId, personalChatId(person))
  const conversation = conversationOf(parts, personalChatId(person))
  mayWrite(parts, conversation)
  const activity = objectAt(body, 'activity')
  if (activity === null) return { status: 201, body: { id: conversation.id } }
  const said = readMessage(parts, conversation, activity)
  const message = storeMessage(parts, { conversation, threadId: null, from: parts.bot.id }, said)
  return { status: 201, body: { id: conversation.id, activityId: message.id } }
}

function openThread(parts: Parts, body: Json, channelId: string): Answer {
  const conversation = conversationOf(parts, channelId)
  parts.limits.count(conversation.tenantId, conversation.id)
  mayWrite(parts, conversation)
  const activity = objectAt(body, 'activity')
  if (activity === null) throw badSyntax('a thread needs its first message')
  const said = readMessage(parts, conversation, activity)
  const message = storeMessage(parts, { conversation, threadId: null, from: parts.bot.id }, said)
  return { status: 201, body: { id: wireConversationId(message), activityId: message.id } }
}

import type { Operation } from '../faults.ts'
import type { Json } from '../json.ts'
import { messageOf, readConversationId, removeMessage, replaceMessage, storeMessage } from '../messages.ts'
import { conversationOf, type Parts } from '../parts.ts'
import type { Answer } from './answer.ts'
import { ConnectorError } from './connector-error.ts'
import { createConversation } from './create-conversation.ts'
import { mayWrite } from './may-write.ts'
import { member, members, pagedMembers, team, teamChannels } from './members.ts'
import { readMessage } from './read-message.ts'

export type Call = { readonly operation: Operation; readonly work: (body: Json) => Answer }

/** Which of the connector's operations a request means, or null. */
export function findCall(parts: Parts, method: string, path: string, query: URLSearchParams): Call | null {
  const [api, noun, wireId = '', part, id = ''] = path
    .split('/')
    .filter((it) => it !== '')
    .map(decodeURIComponent)
  if (api !== 'v3') return null
  if (noun === 'teams' && method === 'GET') {
    return {
      operation: 'team',
      work: () => (part === 'conversations' ? teamChannels(parts, wireId) : team(parts, wireId)),
    }
  }
  if (noun !== 'conversations') return null
  const key = `${method} ${part ?? ''}${id === '' ? '' : '/id'}`
  switch (key) {
    case 'POST ':
      return { operation: 'createConversation', work: (body) => createConversation(parts, body) }
    case 'POST activities':
    // What is sent outside a turn names a random id here, and is a message like any other.
    case 'POST activities/id':
      return { operation: 'send', work: (body) => send(parts, wireId, body) }
    case 'PUT activities/id':
      return { operation: 'update', work: (body) => update(parts, wireId, id, body) }
    case 'DELETE activities/id':
      return { operation: 'delete', work: () => remove(parts, wireId, id) }
    case 'GET members':
      return { operation: 'members', work: () => members(parts, wireId) }
    case 'GET pagedmembers':
      return { operation: 'members', work: () => pagedMembers(parts, wireId, query) }
    case 'GET members/id':
      return { operation: 'member', work: () => member(parts, wireId, id) }
    default:
      return null
  }
}

function send(parts: Parts, wireId: string, activity: Json): Answer {
  const { id, threadId } = readConversationId(wireId)
  const conversation = conversationOf(parts, id)
  parts.limits.count(conversation.tenantId, conversation.id)
  mayWrite(parts, conversation)
  if (activity.type === 'typing') return { status: 201, body: { id: parts.nextId() } }
  const said = readMessage(parts, conversation, activity)
  const message = storeMessage(parts, { conversation, threadId, from: parts.bot.id }, said)
  return { status: 201, body: { id: message.id } }
}

function update(parts: Parts, wireId: string, activityId: string, activity: Json): Answer {
  const message = ownMessage(parts, wireId, activityId)
  replaceMessage(parts, message, readMessage(parts, conversationOf(parts, message.conversationId), activity))
  return { status: 200, body: { id: message.id } }
}

function remove(parts: Parts, wireId: string, activityId: string): Answer {
  removeMessage(parts, ownMessage(parts, wireId, activityId))
  return { status: 200, body: {} }
}

/** A bot changes what it wrote, and nothing else. */
function ownMessage(parts: Parts, wireId: string, activityId: string) {
  const { id } = readConversationId(wireId)
  const conversation = conversationOf(parts, id)
  parts.limits.count(conversation.tenantId, conversation.id)
  mayWrite(parts, conversation)
  const message = messageOf(parts, conversation.id, activityId)
  if (message.from !== parts.bot.id) throw new ConnectorError(403, 'Forbidden', 'The activity is not yours.')
  return message
}

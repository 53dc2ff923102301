import { readConversationId } from '../messages.ts'
import { conversationOf, type Parts, personOf } from '../parts.ts'
import type { Person } from '../person.ts'
import type { Conversation } from '../teams-state.ts'
import type { Answer } from './answer.ts'
import { ConnectorError } from './connector-error.ts'

export function members(parts: Parts, wireId: string): Answer {
  const conversation = rosterOf(parts, wireId)
  return { status: 200, body: conversation.members.map((id) => account(personOf(parts, id))) }
}

export function pagedMembers(parts: Parts, wireId: string, query: URLSearchParams): Answer {
  const conversation = rosterOf(parts, wireId)
  const from = Number(query.get('continuationToken') ?? 0)
  const to = from + Number(query.get('pageSize') ?? 100)
  const page = conversation.members.slice(from, to).map((id) => account(personOf(parts, id)))
  const more = to < conversation.members.length ? { continuationToken: String(to) } : {}
  return { status: 200, body: { members: page, ...more } }
}

export function member(parts: Parts, wireId: string, id: string): Answer {
  const conversation = rosterOf(parts, wireId)
  const person = personOf(parts, id)
  if (!conversation.members.includes(person.id)) {
    throw new ConnectorError(404, 'MemberNotFoundInConversation', `${person.id} is not here.`)
  }
  return { status: 200, body: account(person) }
}

export function team(parts: Parts, teamId: string): Answer {
  const channel = channelOfTeam(parts, teamId)
  return {
    status: 200,
    body: { id: teamId, name: 'Legal', aadGroupId: '5b1f8a52-6f0e-4f3d-8a35-1c9c2f6b7a10', tenantId: channel.tenantId },
  }
}

export function teamChannels(parts: Parts, teamId: string): Answer {
  const channel = channelOfTeam(parts, teamId)
  return { status: 200, body: { conversations: [{ id: channel.id, name: channel.name }] } }
}

function channelOfTeam(parts: Parts, teamId: string): Conversation {
  const channel = parts.state.conversations.find((it) => it.teamId === teamId)
  if (channel === undefined) throw new ConnectorError(404, 'NotFound', `There is no team ${teamId}.`)
  return channel
}

/** @throws ConnectorError 403 where the bot is not in the conversation */
function rosterOf(parts: Parts, wireId: string): Conversation {
  const conversation = conversationOf(parts, readConversationId(wireId).id)
  if (!parts.state.installed.includes(conversation.id)) {
    throw new ConnectorError(403, 'BotNotInConversationRoster', 'The bot is not part of the conversation roster.')
  }
  parts.limits.count(conversation.tenantId, null)
  return conversation
}

function account(person: Person) {
  const [givenName = '', ...rest] = person.name.split(' ')
  return {
    id: person.id,
    name: person.name,
    objectId: person.aadObjectId,
    aadObjectId: person.aadObjectId,
    givenName,
    surname: rest.join(' '),
    email: person.email,
    userPrincipalName: person.email,
    tenantId: person.tenantId,
    userRole: person.isGuest ? 'guest' : 'user',
  }
}

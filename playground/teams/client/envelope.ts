import type { Json } from '../json.ts'
import { wireConversationId } from '../messages.ts'
import type { Parts } from '../parts.ts'
import type { Person } from '../person.ts'
import type { Place } from './place.ts'

/** What every activity of a person carries. Teams adds a field now and then: bots must not mind. */
export function envelope(parts: Parts, person: Person, { conversation, threadId }: Place): Json {
  const { id, type, tenantId, teamId } = conversation
  return {
    id: parts.nextId(),
    channelId: 'msteams',
    serviceUrl: parts.serviceUrl(),
    // Unlike those of messages, by wall time, whatever clock the product is shown.
    timestamp: new Date().toISOString(),
    from: { id: person.id, name: person.name, aadObjectId: person.aadObjectId },
    conversation: {
      id: wireConversationId({ conversationId: id, threadId }),
      conversationType: type,
      tenantId,
      ...(type === 'personal' ? {} : { isGroup: true }),
      ...(conversation.name === null ? {} : { name: conversation.name }),
    },
    recipient: { id: parts.bot.id, name: parts.bot.name },
    channelData: {
      tenant: { id: person.tenantId },
      ...(teamId === null ? {} : { team: { id: teamId }, channel: { id }, teamsTeamId: teamId, teamsChannelId: id }),
    },
    locale: person.locale,
    ...(person.zone === '' ? {} : { localTimezone: person.zone }),
    entities: [
      {
        type: 'clientInfo',
        locale: person.locale,
        country: person.locale.split('-').at(-1),
        platform: 'Web',
        ...(person.zone === '' ? {} : { timezone: person.zone }),
      },
    ],
  }
}

import type { MessageAddress, Sent } from '../../../domain/message.ts'
import type { Sender } from '../../../domain/person.ts'
import type { Card } from '../../cards/card.ts'
import type { Log } from '../../edge/log.ts'
import { renderCard, type TeamsMessage } from '../render.ts'
import type { ClientPlace } from './activity.ts'
import type { TeamsAdapter } from './adapter.ts'
import { cardType } from './card-type.ts'
import { orSafe } from './safe-card.ts'
import { sentDespite } from './sent.ts'
import { globalServiceUrl, type TeamsWorkspace } from './workspace.ts'

/** The chats that people have with the app, as far as they are known. */
export type Conversations = {
  find(who: Sender): Promise<string | null>
  keep(who: Sender, conversationId: string): Promise<void>
  /** What somebody's client says of where it is, as a guess about their time zone. */
  keepPlace(who: Sender, place: ClientPlace, at: Date): Promise<void>
}

type NotSent = Exclude<Sent, { kind: 'sent' }>

type Attachment = {
  readonly contentType: string
  readonly name: string
  readonly content: object
  readonly contentUrl?: string
}

/** A message with something in it that is no card of ours. */
type Attached = { readonly summary: string; readonly attachment: Attachment }

/** All that the app asks of Teams. Nothing is repeated here. */
export type Calls = {
  /** Sends into a conversation. */
  post(workspace: TeamsWorkspace, conversationId: string, message: TeamsMessage | Attached | string): Promise<Sent>
  update(workspace: TeamsWorkspace, address: MessageAddress, card: Card): Promise<Sent>
  /** The chat with somebody, which is opened where none is known. */
  chatWith(workspace: TeamsWorkspace, who: Sender): Promise<string | NotSent>
  /** @throws what the connector throws */
  member(workspace: TeamsWorkspace, conversationId: string, id: string): Promise<unknown>
}

export function callsOver(adapter: TeamsAdapter, apiUrl: string | null, conversations: Conversations, log: Log): Calls {
  const connectorOf = ({ serviceUrl }: TeamsWorkspace) =>
    adapter.connector(serviceUrl ?? (apiUrl === null ? globalServiceUrl : `${apiUrl}/connector/`))

  return {
    async post(workspace, conversationId, message) {
      try {
        const { conversations } = await connectorOf(workspace)
        const { id } = await conversations.sendToConversation(conversationId, activityOf(message, log))
        if (id === undefined) return { kind: 'unsure', reason: 'no-address-in-answer' }
        return { kind: 'sent', address: { workspaceId: workspace.id, channel: conversationId, message: id } }
      } catch (error) {
        return sentDespite(error, false)
      }
    },

    async update(workspace, address, card) {
      try {
        const { conversations } = await connectorOf(workspace)
        await conversations.updateActivity(address.channel, address.message, {
          ...activityOf(renderCard(card), log),
          id: address.message,
        })
        return { kind: 'sent', address }
      } catch (error) {
        return sentDespite(error, true)
      }
    },

    async chatWith(workspace, who) {
      const known = await conversations.find(who)
      if (known !== null) return known
      try {
        const connector = await connectorOf(workspace)
        const { id } = await connector.conversations.createConversation({
          isGroup: false,
          bot: { id: workspace.botId, name: '' },
          members: [{ id: who.externalId, name: '' }],
          tenantId: workspace.externalId,
          channelData: { tenant: { id: workspace.externalId } },
        })
        await conversations.keep(who, id)
        return id
      } catch (error) {
        return sentDespite(error, true)
      }
    },

    async member(workspace, conversationId, id) {
      const { conversations } = await connectorOf(workspace)
      return await conversations.getConversationMember(conversationId, id)
    },
  }
}

function activityOf(message: TeamsMessage | Attached | string, log: Log) {
  if (typeof message === 'string') return { type: 'message', text: message, textFormat: 'plain' }
  if ('attachment' in message) return { type: 'message', summary: message.summary, attachments: [message.attachment] }
  const { card, summary } = message
  return { type: 'message', summary, attachments: [{ contentType: cardType, content: orSafe(log, card) }] }
}

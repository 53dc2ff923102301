import type { Parts } from '../parts.ts'
import type { Conversation } from '../teams-state.ts'
import { ConnectorError } from './connector-error.ts'

/** @throws ConnectorError 403 `MessageWritesBlocked` where the bot is not installed, or the person blocked it */
export function mayWrite(parts: Parts, conversation: Conversation): void {
  const blocked = conversation.type === 'personal' && conversation.members.some((id) => parts.blocked.has(id))
  if (!blocked && parts.state.installed.includes(conversation.id)) return
  throw new ConnectorError(403, 'MessageWritesBlocked', 'The bot cannot write to this conversation.')
}

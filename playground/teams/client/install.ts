import { deliver, type Outcome } from '../deliver.ts'
import type { Parts } from '../parts.ts'
import type { Person } from '../person.ts'
import type { Conversation } from '../teams-state.ts'
import { envelope } from './envelope.ts'

/** Adds the bot to a conversation: Teams tells of its arrival, and of the installation. Returns the outcome of the latter. */
export async function install(parts: Parts, person: Person, conversation: Conversation): Promise<Outcome> {
  if (!parts.state.installed.includes(conversation.id)) parts.state.installed.push(conversation.id)
  const place = { conversation, threadId: null }
  const membersAdded = [{ id: parts.bot.id }]
  await deliver(parts, { ...envelope(parts, person, place), type: 'conversationUpdate', membersAdded })
  return deliver(parts, { ...envelope(parts, person, place), type: 'installationUpdate', action: 'add' })
}

/** Takes the bot away: from now on writing there is refused. */
export async function uninstall(parts: Parts, person: Person, conversation: Conversation): Promise<Outcome> {
  const at = parts.state.installed.indexOf(conversation.id)
  if (at >= 0) parts.state.installed.splice(at, 1)
  const activity = { ...envelope(parts, person, { conversation, threadId: null }), type: 'installationUpdate' }
  return deliver(parts, { ...activity, action: 'remove' })
}

import type { MessageAddress } from '../../../domain/message.ts'
import type { Sender } from '../../../domain/person.ts'
import type { Card } from '../../cards/card.ts'
import type { Edge } from '../../edge/ask.ts'
import type { Shown } from '../../platform.ts'
import type { TeamsMessage } from '../render.ts'
import type { Ways } from './answers.ts'
import type { Calls, Conversations } from './calls.ts'
import type { Reply } from './reply.ts'
import type { TeamsWorkspace } from './workspace.ts'

/** What each listener is handed. */
export type Listening = {
  readonly edge: Edge
  readonly calls: Calls
  readonly conversations: Conversations
  /** Another address than Microsoft's own; else null. */
  readonly apiUrl: string | null
  updateLater(address: MessageAddress, card: Card): void
  track<T>(work: Promise<T>): Promise<T>
}

/** How a request may be answered: by its reply, by a message to whoever asked, by bringing a message up to date. */
export function waysOf(at: Listening, workspace: TeamsWorkspace, reply: Reply): Ways {
  return { reply, sendTo: sendingTo(at, workspace), updateLater: at.updateLater }
}

/** Sends to the chat with somebody. */
export function sendingTo({ calls }: Listening, workspace: TeamsWorkspace) {
  return async (who: Sender, message: TeamsMessage): Promise<Shown> => {
    const chat = await calls.chatWith(workspace, who)
    const sent = typeof chat === 'string' ? await calls.post(workspace, chat, message) : chat
    if (sent.kind === 'sent') return { kind: 'shown' }
    return sent.kind === 'limited' ? sent : { kind: 'failed', reason: sent.reason }
  }
}

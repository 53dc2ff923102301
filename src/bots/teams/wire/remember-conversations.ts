import { LRUCache } from 'lru-cache'
import type { Sender } from '../../../domain/person.ts'
import type { Conversations } from './calls.ts'

/** Where chats with people are kept; whoever was never met has no place there yet. */
export type KeptConversations = {
  find(who: Sender): Promise<string | null>
  /** Returns whether it was kept. */
  keep(who: Sender, conversationId: string): Promise<boolean>
}

const mostPeople = 10_000

/** Remembers the chats with people, so that a click costs no query, and a first look-up knows where to ask. */
export function rememberConversations(kept: KeptConversations): Conversations {
  const known = new LRUCache<string, { readonly id: string; readonly isKept: boolean }>({ max: mostPeople })
  const keyOf = ({ workspaceId, externalId }: Sender) => `${workspaceId} ${externalId}`
  return {
    async find(who) {
      const id = known.get(keyOf(who))?.id ?? (await kept.find(who))
      if (id !== null && !known.has(keyOf(who))) known.set(keyOf(who), { id, isKept: true })
      return id
    },
    async keep(who, id) {
      const before = known.get(keyOf(who))
      if (before?.id === id && before.isKept) return
      known.set(keyOf(who), { id, isKept: false })
      known.set(keyOf(who), { id, isKept: await kept.keep(who, id) })
    },
  }
}

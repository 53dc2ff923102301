import { LRUCache } from 'lru-cache'
import type { Sender } from '../../domain/person.ts'
import type { Offer } from '../../domain/session.ts'
import type { OpenSession } from './open-session.ts'

/** What this process knows of sessions between two clicks of a person. Forgetting any of it costs one more read. */
export type SessionMemory = {
  /** As it was after the sender's last click, if the offer is the one that was made then; null where that is not known. */
  find(who: Sender, offer: Offer): OpenSession | null
  keep(who: Sender, open: OpenSession): void
  forget(sessionId: string): void
}

/** Characters of item text, and sessions, kept at once; a prompt that waits for longer is read again. */
const mostChars = 8_000_000
const mostSessions = 2_000
const keptForMs = 10 * 60_000

/**
 * Keeps running sessions as the last click left them, each with the items that come next. What is found may be out of
 * date, since other replicas, the clock and leads move sessions too: it is only good for a step that the database keeps
 * if all it rests on is still so.
 */
export function sessionMemory(): SessionMemory {
  const kept = new LRUCache<string, { readonly sender: string; readonly open: OpenSession }>({
    max: mostSessions,
    maxSize: mostChars,
    sizeCalculation: ({ open }) => 1_000 + charsOf(open),
    ttl: keptForMs,
  })
  return {
    find(who, { sessionId, position, revision }) {
      const found = kept.get(sessionId)
      if (found === undefined || found.sender !== senderKey(who)) return null
      const { session } = found.open
      return session.position === position && session.revision === revision ? found.open : null
    },
    keep(who, open) {
      kept.set(open.session.id, { sender: senderKey(who), open })
    },
    forget(sessionId) {
      kept.delete(sessionId)
    },
  }
}

function senderKey({ workspaceId, externalId }: Sender): string {
  return `${workspaceId} ${externalId}`
}

function charsOf({ ahead }: OpenSession): number {
  let chars = 0
  for (const { text, a, b, context } of ahead.values()) {
    for (const one of [text, a, b, ...context.flat()]) chars += one?.length ?? 0
  }
  return chars
}

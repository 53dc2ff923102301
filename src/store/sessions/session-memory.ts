import { LRUCache } from 'lru-cache'
import type { Sender } from '../../domain/person.ts'
import type { Offer } from '../../domain/session.ts'
import type { Desk } from './open-session.ts'

/** What this process knows of sessions between two clicks of a person. Forgetting any of it costs one more read. */
export type KeptDesks = {
  /** As it was after the sender's last click, if the offer is the one that was made then; null where that is not known. */
  find(who: Sender, offer: Offer): Desk | null
  keep(who: Sender, desk: Desk): void
  forget(sessionId: string): void
}

/** Characters of item text, and desks, kept at once; a prompt that waits for longer is read again. */
const mostChars = 8_000_000
const mostDesks = 2_000
const keptForMs = 10 * 60_000

/**
 * Keeps the desks of running sessions, each with the items that come next. What is found may be out of date, since other
 * replicas, the clock and leads move sessions too: it is only good for a step that the database keeps if all it rests on
 * is still so.
 */
export function keptDesks(): KeptDesks {
  const kept = new LRUCache<string, { readonly sender: string; readonly desk: Desk }>({
    max: mostDesks,
    maxSize: mostChars,
    sizeCalculation: ({ desk }) => 1_000 + charsOf(desk),
    ttl: keptForMs,
  })
  return {
    find(who, { sessionId, position, revision }) {
      const found = kept.get(sessionId)
      if (found === undefined || found.sender !== senderKey(who)) return null
      const { session } = found.desk
      return session.position === position && session.revision === revision ? found.desk : null
    },
    keep(who, desk) {
      kept.set(desk.session.id, { sender: senderKey(who), desk })
    },
    forget(sessionId) {
      kept.delete(sessionId)
    },
  }
}

function senderKey({ workspaceId, externalId }: Sender): string {
  return `${workspaceId} ${externalId}`
}

function charsOf({ ahead }: Desk): number {
  let chars = 0
  for (const { text, a, b, context } of ahead.values()) {
    for (const one of [text, a, b, ...context.flat()]) chars += one?.length ?? 0
  }
  return chars
}

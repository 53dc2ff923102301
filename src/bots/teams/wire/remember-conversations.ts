import { LRUCache } from 'lru-cache'
import type { Sender } from '../../../domain/person.ts'
import { zoneOfLocale } from '../../../domain/time/read-zone.ts'
import { isZone } from '../../../domain/time/time.ts'
import type { ClientPlace } from './activity.ts'
import type { Conversations } from './calls.ts'

/** Where chats with people are kept; whoever was never met has no place there yet. */
export type KeptConversations = {
  find(who: Sender): Promise<string | null>
  /** Returns whether it was kept. */
  keep(who: Sender, conversationId: string): Promise<boolean>
  /** The same for a guess about their zone; a faint one goes before no other. */
  keepZone(who: Sender, zone: string, isFaint: boolean): Promise<boolean>
}

const mostPeople = 10_000

/** Remembers the chats with people, so that a click costs no query, and a first look-up knows where to ask. */
export function rememberConversations(kept: KeptConversations): Conversations {
  const known = new LRUCache<string, { readonly id: string; readonly isKept: boolean }>({ max: mostPeople })
  const places = new LRUCache<string, ClientPlace>({ max: mostPeople })
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
    async keepPlace(who, place, at) {
      const before = places.get(keyOf(who))
      if (before !== undefined && saysNoMore(place, before)) return
      const guess = guessZone(place, at)
      if (guess === null || (await kept.keepZone(who, guess.zone, guess.isFaint))) places.set(keyOf(who), place)
    },
  }
}

/** A language says nothing beside a zone; what was said before need not be looked at again. */
function saysNoMore(place: ClientPlace, before: ClientPlace): boolean {
  if (place.zone !== null) return place.zone === before.zone
  return before.zone !== null || place.locale === before.locale
}

function guessZone(
  { zone, locale }: ClientPlace,
  at: Date,
): { readonly zone: string; readonly isFaint: boolean } | null {
  if (zone !== null && isZone(zone)) return { zone, isFaint: false }
  const faint = locale === null ? null : zoneOfLocale(locale, at)
  return faint === null ? null : { zone: faint, isFaint: true }
}

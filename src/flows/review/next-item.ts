import type { Role } from '../../domain/person.ts'
import { lookingAs } from '../../domain/policies.ts'
import { minutesLater } from '../../domain/time/time.ts'
import type { Tx } from '../../store/db/database.ts'
import { longestWaiting } from '../../store/review/review-queue.ts'
import { dropStaleLeases, markSeen, type ReviewSession } from '../../store/review/review-sessions.ts'
import type { OverReason } from './review-screen.ts'

/** How long an item stays with somebody who does nothing. */
const leaseMinutes = 10

/** A sitting after a step, and why it is over where it is. */
export type Moved = { readonly session: ReviewSession; readonly reason: OverReason }

/** The time until which the item on screen is theirs alone. */
export function leaseFrom(now: Date): Date {
  return minutesLater(now, leaseMinutes)
}

/**
 * Puts the next waiting item on screen, or ends the sitting where its time is up or nothing waits. The sitting is not saved
 * yet. Whoever has seen an item here is never dealt it: its notes are no longer news to them, nor that it is not gold.
 */
export async function withNextItem(
  tx: Tx,
  session: ReviewSession,
  roles: readonly Role[],
  guidelineVersion: number,
  now: Date,
): Promise<Moved> {
  const none = { ...session, itemId: null, leaseUntil: null, chosen: null }
  if (now >= session.endsAt) return { session: { ...none, endedAt: now }, reason: 'time' }
  const looking = lookingAs(session.campaignId, session.personId, roles)
  const itemId = await longestWaiting(tx, looking, session.id, session.passed, now)
  if (itemId === null) return { session: { ...none, endedAt: now }, reason: 'nothing-left' }
  await dropStaleLeases(tx, session.campaignId, itemId, now)
  await markSeen(tx, session, itemId, guidelineVersion, now)
  return { session: { ...none, itemId, leaseUntil: leaseFrom(now) }, reason: 'stopped' }
}

import { minutesLater } from '../../domain/time.ts'
import type { Tx } from '../../store/database.ts'
import { longestWaiting } from '../../store/review-queue.ts'
import { dropStaleLeases, type ReviewSession } from '../../store/review-sessions.ts'
import type { OverReason } from './review-screen.ts'

/** How long an item stays with somebody who does nothing. */
const leaseMinutes = 10

/** A sitting after a step, and why it is over where it is. */
export type Moved = { readonly session: ReviewSession; readonly reason: OverReason }

/** The time until which the item on screen is theirs alone. */
export function leaseFrom(now: Date): Date {
  return minutesLater(now, leaseMinutes)
}

/** Puts the next waiting item on screen, or ends the sitting where its time is up or nothing waits. Nothing is saved yet. */
export async function withNextItem(tx: Tx, session: ReviewSession, seesGold: boolean, now: Date): Promise<Moved> {
  const none = { ...session, itemId: null, leaseUntil: null, chosen: [] }
  if (now >= session.endsAt) return { session: { ...none, endedAt: now }, reason: 'time' }
  const looking = { campaignId: session.campaignId, seesGold }
  const itemId = await longestWaiting(tx, looking, session.id, session.passed, now)
  if (itemId === null) return { session: { ...none, endedAt: now }, reason: 'nothing-left' }
  await dropStaleLeases(tx, session.campaignId, itemId, now)
  return { session: { ...none, itemId, leaseUntil: leaseFrom(now) }, reason: 'stopped' }
}

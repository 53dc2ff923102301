import type { Screen } from '../../domain/screens/screen.ts'
import { neverAsked } from '../../sessions/who-is-due.ts'
import { takeAsking } from '../../store/asking/askings.ts'
import type { Tx } from '../../store/db/database.ts'
import { type HeldMessage, holdUntil } from '../../store/messages/held-messages.ts'

type Kinds = ReadonlySet<Screen['kind'] | undefined>
type About = Pick<HeldMessage, 'personId' | 'organizationId' | 'campaignId' | 'screen'>

/** News that is as good in the morning. An invitation is not: it is good until its own time. */
export const canWait: Kinds = new Set([
  'role-given',
  'held-back',
  'may-go-on',
  'outcomes',
  'campaign-complete',
] as const)

/** Words that nobody is sent out of their hours; digests have a time of their own, alarms have none. */
export const forGoodHours: Kinds = new Set([...canWait, 'invitation', 'daily'] as const)

const canStart: Kinds = new Set(['invitation', 'daily', 'may-go-on'] as const)

/**
 * Until when a message waits for a good hour of its reader, whose day it then takes if one can start from it; null where it
 * is one now. To hold the message is the caller's business.
 */
export async function waitForGoodHour(tx: Tx, message: About, now: Date): Promise<Date | null> {
  const until = await holdUntil(tx, message.personId, now)
  if (until !== null) await keepDay(tx, message, until)
  return until
}

/** A message from which one can start takes the place of the day's invitation on the day on which it will come. */
export async function keepDay(tx: Tx, message: About, at: Date): Promise<void> {
  if (!canStart.has(message.screen?.kind)) return
  const state = { ...neverAsked, askedAt: at, campaignId: message.campaignId, reminded: true }
  await takeAsking(tx, message, state, at, 'any')
}

import { hasGoodTime } from '../domain/asking/asking-hours.ts'
import { type Askable, type AskingState, type Candidate, whoIsDue } from './who-is-due.ts'

/** A person as `whoIsDue` knows them, without what they could be asked for. */
export type Asked = Omit<Askable, 'candidates'>

export type Foreseen = {
  readonly at: Date
  /** After this moment it must not be sent any more. */
  readonly goodUntil: Date
  /** What asking them has come to then, and when to look at them again. */
  readonly state: AskingState
  readonly dueAt: Date
}

/** Nobody is looked ahead for longer: two looks for each campaign before this one, and some for an open session. */
const mostLooks = 60

/**
 * When a person will be told of a campaign that they have not heard of, if nothing happens until then: `now`, or their
 * next good time on a day without an invitation.
 *
 * @param ahead how many campaigns they have not heard of either came before it; each has a day of its own
 * @returns null where no message reaches them, or where they have no good time for about two years
 */
export function foreseeAsking(person: Asked, campaignId: string, ahead: number, now: Date): Foreseen | null {
  if (!person.isReachable || !hasGoodTime(person.hours)) return null
  let one = person
  let waiting: readonly Candidate[] = [
    ...Array.from({ length: ahead }, (_, at) => news(`ahead ${at}`)),
    news(campaignId),
  ]
  let at = now
  for (let looks = 0; looks < mostLooks; looks++) {
    const decision = whoIsDue({ ...one, candidates: waiting }, at)
    if (decision.kind === 'ask') {
      const { goodUntil, state, dueAt } = decision
      if (decision.campaignId === campaignId) return { at, goodUntil, state, dueAt }
      waiting = waiting.filter((other) => other.campaignId !== decision.campaignId)
      one = { ...one, state }
    }
    one = { ...one, dueAt: decision.dueAt, openUntil: isOver(one.openUntil, decision.dueAt) ? null : one.openUntil }
    at = decision.dueAt
  }
  return null
}

function news(campaignId: string): Candidate {
  return { campaignId, left: 1, annotators: 1, isKnown: false }
}

function isOver(until: Date | null, at: Date): boolean {
  return until !== null && until < at
}

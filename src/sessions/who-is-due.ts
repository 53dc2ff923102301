import {
  type AskingHours,
  goodTimeOn,
  goodUntil,
  nextGoodTime,
  workingDaysLater,
} from '../domain/asking/asking-hours.ts'
import { daysLater, type LocalDay, localDay, minutesLater } from '../domain/time/time.ts'

/** What a person did with the last invitation, short of starting. */
export type Reaction = 'none' | 'later' | 'asked-again' | 'not-today'

/** What asking a person has come to. */
export type AskingState = {
  /** The last invitation and its campaign; null before the first. */
  readonly askedAt: Date | null
  readonly campaignId: string | null
  readonly reaction: Reaction
  readonly reminded: boolean
  /** Invitations in a row, before the last one, on which nothing followed. */
  readonly ignored: number
}

/** A running campaign in which the person annotates and something is left for them. */
export type Candidate = {
  readonly campaignId: string
  /** Roughly how many items wait for this person. */
  readonly left: number
  readonly annotators: number
  /** Whether the person was told of this campaign since they joined it. */
  readonly isKnown: boolean
}

export type Askable = {
  readonly zone: string
  readonly hours: AskingHours
  readonly state: AskingState
  /** For when this look was planned: where `later` was said, when to ask again. */
  readonly dueAt: Date
  /** When the person last had a prompt put to them; null before the first. */
  readonly activeAt: Date | null
  /** Until when their open session runs; null without one. */
  readonly openUntil: Date | null
  readonly isReachable: boolean
  /** Of those not known, the one that has waited longest comes first. */
  readonly candidates: readonly Candidate[]
}

export type Why = 'daily' | 'reminder' | 'later'

export type Decision =
  | { readonly kind: 'wait'; readonly dueAt: Date }
  | {
      readonly kind: 'ask'
      readonly why: Why
      readonly campaignId: string
      /** After this moment it must not be sent any more. */
      readonly goodUntil: Date
      readonly state: AskingState
      readonly dueAt: Date
    }

export const neverAsked: AskingState = {
  askedAt: null,
  campaignId: null,
  reaction: 'none',
  reminded: false,
  ignored: 0,
}

/** After this many invitations in a row without any answer a person is asked every second working day, then weekly. */
const ignoredUntil = { daily: 3, everySecondDay: 6 }
const reminderAfterMinutes = 3 * 60
/** Somebody without a single good hour is looked at again after this many days. */
const restDays = 30

/**
 * Whether to ask a person now, and otherwise when to look again (always later than now). There is one invitation a local
 * day at most, whatever the number of campaigns, one reminder while the person is asked daily, or one more after Later,
 * and never a word outside their hours, during a session, or on a day on which they have worked already.
 */
export function whoIsDue(person: Askable, now: Date): Decision {
  const { zone, hours, state, openUntil } = person
  const today = localDay(now, zone)
  const wait = (dueAt: Date | null): Decision => ({ kind: 'wait', dueAt: later(dueAt, now) })
  const anotherDay = () => wait(goodTimeOn(hours, zone, daysLater(today, 1)))

  if (openUntil !== null) return wait(nextGoodTime(hours, zone, minutesLater(openUntil > now ? openUntil : now, 1)))
  const activeToday = person.activeAt !== null && localDay(person.activeAt, zone) === today
  if (!person.isReachable || activeToday || person.candidates.length === 0) return anotherDay()

  const good = nextGoodTime(hours, zone, now)
  const isToday = good !== null && localDay(good, zone) === today
  if (state.askedAt !== null && localDay(state.askedAt, zone) === today) {
    const follow = followUp(person, state.askedAt)
    const at = follow === null ? null : nextGoodTime(hours, zone, follow.at > now ? follow.at : now)
    if (follow === null || at === null || localDay(at, zone) !== today) return anotherDay()
    if (at > now) return wait(at)
    const campaignId = person.candidates.some((it) => it.campaignId === state.campaignId) ? state.campaignId : null
    if (campaignId === null) return anotherDay()
    return ask(person, follow.why, campaignId, { ...state, ...follow.change }, now)
  }
  if (state.askedAt !== null && today < nextDay(person, localDay(state.askedAt, zone))) return anotherDay()
  if (!isToday) return wait(good)
  if (good > now) return wait(good)
  const campaignId = mostUrgent(person.candidates).campaignId
  const fresh = { ...neverAsked, askedAt: now, campaignId, ignored: ignoredSoFar(person) }
  return ask(person, 'daily', campaignId, fresh, now)
}

/**
 * The first local day on which to invite again, given the day of the last invitation. A campaign they have not heard of is
 * no part of what they kept ignoring: it comes on the next day.
 */
function nextDay(person: Askable, asked: LocalDay): LocalDay {
  const { hours, state, candidates } = person
  if (candidates.some((one) => !one.isKnown)) return daysLater(asked, 1)
  const ignored = ignoredSoFar(person)
  // A word of any kind is no silence: whoever said Later or Not today is asked on the next working day.
  if (state.reaction !== 'none' || ignored < ignoredUntil.daily) return workingDaysLater(hours, asked, 1)
  return ignored < ignoredUntil.everySecondDay ? workingDaysLater(hours, asked, 2) : daysLater(asked, 7)
}

/** Invitations in a row on which nothing followed, the last one included; an answer begins the count anew. */
function ignoredSoFar({ state, activeAt }: Askable): number {
  if (state.askedAt === null) return 0
  if (activeAt !== null && activeAt >= state.askedAt) return 0
  return state.reaction === 'none' ? state.ignored + 1 : state.ignored
}

type FollowUp = { readonly why: Why; readonly at: Date; readonly change: Partial<AskingState> }

/** What else may be said on the day of an invitation that was not taken up; null where it is to be quiet. */
function followUp({ state, dueAt }: Askable, askedAt: Date): FollowUp | null {
  if (state.reaction === 'later') {
    return { why: 'later', at: dueAt, change: { reaction: 'asked-again', reminded: true } }
  }
  if (state.reaction !== 'none' || state.reminded || state.ignored >= ignoredUntil.daily) return null
  return { why: 'reminder', at: minutesLater(askedAt, reminderAfterMinutes), change: { reminded: true } }
}

function ask(person: Askable, why: Why, campaignId: string, state: AskingState, now: Date): Decision {
  const { zone, hours } = person
  const soon = minutesLater(now, 1)
  const after = whoIsDue({ ...person, state, dueAt: now }, soon)
  const dueAt = after.kind === 'wait' ? after.dueAt : soon
  return { kind: 'ask', why, campaignId, goodUntil: goodUntil(hours, zone, now), state, dueAt }
}

/**
 * Of several campaigns the one that needs this person most: first any that they have not heard of, since nothing comes in
 * before people know, in the order in which these began to wait; then the one with the most work left for each of its
 * annotators, which is the one that will finish last unless this person helps. Ties go to the first.
 */
function mostUrgent(candidates: readonly Candidate[]): Candidate {
  const need = (one: Candidate) => (one.isKnown ? one.left / Math.max(1, one.annotators) : Number.POSITIVE_INFINITY)
  return candidates.reduce((best, one) => (need(one) > need(best) ? one : best))
}

function later(dueAt: Date | null, now: Date): Date {
  return dueAt !== null && dueAt > now ? dueAt : minutesLater(now, dueAt === null ? restDays * 24 * 60 : 1)
}

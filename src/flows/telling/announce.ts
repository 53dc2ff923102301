import { isGoodTime, nextGoodTime } from '../../domain/asking/asking-hours.ts'
import type { Hearing, Unheard } from '../../domain/asking/telling.ts'
import type { Campaign } from '../../domain/campaign.ts'
import type { InvitationScreen } from '../../domain/screens/screen.ts'
import { eventLoopTurns } from '../../files/event-loop-turn.ts'
import { type Foreseen, foreseeAsking } from '../../sessions/foresee-asking.ts'
import { neverAsked } from '../../sessions/who-is-due.ts'
import { holdAskings, planLook, takeAsking } from '../../store/asking/askings.ts'
import { loadTellable, type Tellable } from '../../store/asking/tellable.ts'
import type { Tx } from '../../store/db/database.ts'
import { enqueueMessage } from '../../store/messages/deliveries.ts'
import type { World } from '../world.ts'

/** Somebody who is to be told of a campaign, and when that will be as things stand; null: it cannot be said. */
export type Expected = { readonly who: Tellable; readonly foreseen: Foreseen | null }

/**
 * `good-time`: to each at their next good time. `at-once`: now, where it is a working hour for them, though the day may
 * have had its message. `at-any-hour`: now, whatever the hour. Whoever set hours of their own is left alone until they say so.
 */
export type AnnounceHow = 'good-time' | Hurry
type Hurry = 'at-once' | 'at-any-hour'

/** When each of these people would hear of a campaign that they do not know, if it was announced now. */
export async function expectToTell(
  tx: Tx,
  personIds: readonly string[],
  campaignId: string,
  workspaceId: string,
  now: Date,
): Promise<Expected[]> {
  const turn = eventLoopTurns()
  const expected: Expected[] = []
  for (const who of await loadTellable(tx, personIds, campaignId, workspaceId, now)) {
    await turn()
    expected.push({ who, foreseen: foreseeAsking(who.person, campaignId, who.ahead, now) })
  }
  return expected
}

/** What is announced, to whom, and where they are written to if they have an account there. */
export type Announcement = {
  readonly screen: InvitationScreen
  readonly personIds: readonly string[]
  readonly workspaceId: string
}

/**
 * Tells people of a campaign that runs: with this change those for whom it is time, by the clock the others. Being told is
 * the day's invitation, so two campaigns that are announced at the same moment do not both take the same day.
 */
export async function announce(
  world: World,
  tx: Tx,
  { id: campaignId, organizationId }: Pick<Campaign, 'id' | 'organizationId'>,
  { screen, personIds, workspaceId }: Announcement,
  how: AnnounceHow,
  now: Date,
): Promise<Hearing[]> {
  await holdAskings(tx, personIds)
  const hearings: Hearing[] = []
  for (const expected of await expectToTell(tx, personIds, campaignId, workspaceId, now)) {
    const { personId, name, workspaceId: where } = expected.who
    const owner = { personId, organizationId }
    const taken = where === null ? null : await takeNow(tx, expected, owner, campaignId, how, now)
    if (where === null || taken === null) {
      await planLook(tx, owner, now)
      hearings.push({ name, at: hearsAt(expected, campaignId, now) })
      continue
    }
    const { hours, zone } = expected.who.person
    const said = isGoodTime(hours, zone, now) ? screen : { ...screen, isOutOfHours: true as const }
    const message = {
      ...owner,
      ...taken,
      id: world.newId(),
      campaignId,
      workspaceId: where,
      screen: said,
      createdAt: now,
    }
    await enqueueMessage(tx, world.jobs, message)
    hearings.push({ name, at: now })
  }
  return hearings
}

type Owner = { readonly personId: string; readonly organizationId: string }

/** Takes the person's day for this campaign; null where it is not time, or another campaign took the day just now. */
async function takeNow(
  tx: Tx,
  { who, foreseen }: Expected,
  owner: Owner,
  campaignId: string,
  how: AnnounceHow,
  now: Date,
): Promise<{ readonly goodUntil?: Date } | null> {
  const { person, version } = who
  if (foreseen !== null && foreseen.at <= now) {
    const { goodUntil, state, dueAt } = foreseen
    if (await takeAsking(tx, owner, state, dueAt, version)) return { goodUntil }
  }
  if (how === 'good-time' || !mayHurry(who, how, now)) return null
  const isPromised = person.state.reaction === 'later' && person.dueAt > now
  const state = { ...neverAsked, askedAt: now, campaignId, ignored: person.state.ignored }
  if (!isPromised) await takeAsking(tx, owner, state, now, 'any')
  return {}
}

/** When the clock will tell them: on another day, where this one was taken by another campaign at the same moment. */
function hearsAt({ who, foreseen }: Expected, campaignId: string, now: Date): Hearing['at'] {
  if (foreseen === null) return unheard(who, now)
  if (foreseen.at > now) return foreseen.at
  const { person } = who
  const asked = { ...person, state: { ...person.state, askedAt: now, reminded: true } }
  return foreseeAsking(asked, campaignId, who.ahead, now)?.at ?? unheard(who, now)
}

/** Why it cannot be said when somebody hears of something. */
function unheard({ person: { isReachable, hours, zone } }: Tellable, now: Date): Unheard {
  return isReachable && nextGoodTime(hours, zone, now) === null ? 'no-good-hour' : 'out-of-reach'
}

/** Whom this would tell now who otherwise hears of it later. */
export function isHurried({ who, foreseen }: Expected, how: Hurry, now: Date): boolean {
  return mayHurry(who, how, now) && who.workspaceId !== null && (foreseen === null || foreseen.at > now)
}

function mayHurry({ hasOwnHours, person }: Tellable, how: Hurry, now: Date): boolean {
  return !hasOwnHours && (how === 'at-any-hour' || isGoodTime(person.hours, person.zone, now))
}

/** As far as can be said before: when each will hear of it at their good time. */
export function hearingOf({ who, foreseen }: Expected, now: Date): Hearing {
  return { name: who.name, at: foreseen?.at ?? unheard(who, now) }
}

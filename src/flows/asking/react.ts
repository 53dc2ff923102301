import { type AskingHours, usualHours } from '../../domain/asking/asking-hours.ts'
import { type Postponing, postponings } from '../../domain/asking/postponing.ts'
import { clockMoment } from '../../domain/asking/telling.ts'
import type { Person } from '../../domain/person.ts'
import { laterToday, postponedTo } from '../../sessions/postpone.ts'
import { keepPostponed, loadHours, loadReaction } from '../../store/asking/askings.ts'
import { loadCampaign } from '../../store/campaigns/load-campaign.ts'
import { inTransaction } from '../../store/db/database.ts'
import { holdWhoIsNow } from '../../store/people/who-is-now.ts'
import { loadZoneBasis } from '../../store/people/zones.ts'
import { meet } from '../naming/meet.ts'
import { type Reply, show } from '../reply.ts'
import type { Request } from '../request.ts'
import type { World } from '../world.ts'

/**
 * Later, Not today, or a time was chosen on an invitation: they are told when they are asked next, and can choose another
 * time. Later alone means about two hours on, if that is within their hours and was not done already; else, as Not today,
 * the next working day. It can be begun from the same message whenever it suits.
 */
export async function postpone(
  world: World,
  { who, intent }: Request<'later' | 'not-today' | 'ask-at'>,
): Promise<Reply> {
  const met = await meet(world, who)
  const { prisma } = world.database
  const campaign = await loadCampaign(prisma, intent.campaignId)
  if (met === null || campaign === null || campaign.organizationId !== met.person.organizationId) {
    return show({ kind: 'notice', notice: 'campaign-closed' })
  }
  const { person } = met
  const now = world.now()
  const hours = (await loadHours(prisma, person.id)) ?? usualHours
  const today = await askedToday(world, intent, person, hours, now)
  const next = today ?? postponedTo('tomorrow', hours, person.zone, now)
  const reaction = today === null ? 'not-today' : 'later'
  await inTransaction(world.database, async (tx) => {
    const owner = { personId: await holdWhoIsNow(tx, person.id), organizationId: person.organizationId }
    await keepPostponed(tx, owner, { campaignId: campaign.id, reaction, askedAt: now, dueAt: next })
  })
  const { id: campaignId, name: campaignName, sessionMinutes } = campaign
  const nextAt = next === null ? null : clockMoment(next, person.zone, now)
  const inUtc = (await loadZoneBasis(prisma, person.id)) === 'none'
  // Where their midday is unknown, so is what comes after lunch.
  const choices = choicesBeside(next, hours, person.zone, now).filter(({ when }) => !inUtc || when !== 'after-lunch')
  const postponed = { kind: 'postponed', campaignId, campaignName, sessionMinutes, nextAt, choices } as const
  return show(inUtc ? { ...postponed, inUtc } : postponed)
}

/** When to ask again on this same day; null: not on this day. */
async function askedToday(
  world: World,
  intent: Request<'later' | 'not-today' | 'ask-at'>['intent'],
  { id, zone }: Person,
  hours: AskingHours,
  now: Date,
): Promise<Date | null> {
  if (intent.kind === 'not-today') return null
  if (intent.kind === 'ask-at') return intent.when === 'tomorrow' ? null : postponedTo(intent.when, hours, zone, now)
  const reaction = await loadReaction(world.database.prisma, id)
  return reaction === 'asked-again' || reaction === 'not-today' ? null : laterToday(hours, zone, now)
}

function choicesBeside(next: Date | null, hours: AskingHours, zone: string, now: Date) {
  return postponings.flatMap((when: Postponing) => {
    const at = postponedTo(when, hours, zone, now)
    return at === null || at.getTime() === next?.getTime() ? [] : [{ when, at: clockMoment(at, zone, now) }]
  })
}

import { usualHours } from '../../domain/asking/asking-hours.ts'
import { localTime } from '../../domain/time/time.ts'
import { laterToday } from '../../sessions/who-is-due.ts'
import { keepLater, keepReaction, loadHours, loadReaction } from '../../store/asking/askings.ts'
import { loadCampaign } from '../../store/campaigns/load-campaign.ts'
import { loadZoneBasis } from '../../store/people/zones.ts'
import { meet } from '../naming/meet.ts'
import { type Reply, show } from '../reply.ts'
import type { Request } from '../request.ts'
import type { World } from '../world.ts'

/**
 * Later was clicked: the same is asked once more in about two hours, if that is within their hours and was not done
 * already. It can be begun from the same message whenever it suits.
 */
export async function askLater(world: World, { who, intent }: Request<'later'>): Promise<Reply> {
  const met = await meet(world, who)
  const campaign = await loadCampaign(world.database.prisma, intent.campaignId)
  if (met === null || campaign === null || campaign.organizationId !== met.person.organizationId) {
    return show({ kind: 'notice', notice: 'campaign-closed' })
  }
  const { prisma } = world.database
  const { person } = met
  const hours = (await loadHours(prisma, person.id)) ?? usualHours
  const reaction = await loadReaction(prisma, person.id)
  const mayAgain = reaction === 'none' || reaction === 'later'
  const againAt = mayAgain ? laterToday(hours, person.zone, world.now()) : null
  const owner = { personId: person.id, organizationId: person.organizationId }
  if (againAt !== null) await keepLater(prisma, owner, campaign.id, world.now(), againAt)
  else if (mayAgain) await keepReaction(prisma, owner, 'not-today', null)
  const inUtc = againAt !== null && (await loadZoneBasis(prisma, person.id)) === 'none'
  return postponed(campaign, againAt === null ? null : localTime(againAt, person.zone), inUtc)
}

/** Not today was clicked: silence until the next working day. */
export async function notToday(world: World, { who, intent }: Request<'not-today'>): Promise<Reply> {
  const met = await meet(world, who)
  const campaign = await loadCampaign(world.database.prisma, intent.campaignId)
  if (met === null || campaign === null || campaign.organizationId !== met.person.organizationId) {
    return show({ kind: 'notice', notice: 'campaign-closed' })
  }
  const { id: personId, organizationId } = met.person
  await keepReaction(world.database.prisma, { personId, organizationId }, 'not-today', null)
  return postponed(campaign, null)
}

function postponed(
  campaign: { id: string; name: string; sessionMinutes: number },
  againAt: string | null,
  inUtc = false,
): Reply {
  const { id: campaignId, name: campaignName, sessionMinutes } = campaign
  return show({ kind: 'postponed', campaignId, campaignName, sessionMinutes, againAt, ...(inUtc ? { inUtc } : {}) })
}

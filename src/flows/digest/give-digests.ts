import { type DigestPlan, nextGivenToAll, planDigests } from '../../domain/digest/digest-plan.ts'
import { type LocalDay, minutesLater } from '../../domain/time/time.ts'
import { loadCampaign, loadRoles } from '../../store/campaigns/load-campaign.ts'
import { inTransaction } from '../../store/db/database.ts'
import { type CampaignForDigest, loadDigestSubjects } from '../../store/figures/digest-subjects.ts'
import { claimChannelCopy, claimCopy, keepDigest } from '../../store/figures/digests.ts'
import { enqueueChannelMessage, enqueueMessage } from '../../store/messages/deliveries.ts'
import { loadAddressee } from '../../store/people/reach.ts'
import { refreshHomes } from '../telling/refresh-homes.ts'
import { eachDue } from '../timing/each-due.ts'
import type { World } from '../world.ts'
import { computeFigures } from './compute-digest.ts'
import { type DigestTelling, digestScreen } from './digest-screen.ts'
import { loadTelling } from './load-telling.ts'

/** A digest that could not be sent by then is left unsent: the next one is near. */
const goodForMinutes = 6 * 24 * 60

/** Computes the weeks that have ended and gives each digest that is due to a delivery, once for each person. */
export async function giveDigests(world: World): Promise<void> {
  const subjects = await loadDigestSubjects(world.database.prisma, world.now())
  const idsOf = ({ campaignId }: CampaignForDigest) => ({ campaignId })
  await eachDue(world, 'digests', subjects, idsOf, async (subject) => {
    const plan = planDigests(subject, world.now())
    if (plan.compute.length + plan.give.length + plan.giveChannel.length === 0) return
    await giveThoseOf(world, subject, plan)
  })
}

/** When the next digest is to be computed or given out; null where no campaign is alive. */
export async function nextDigest(world: World): Promise<Date | null> {
  const now = world.now()
  const times = (await loadDigestSubjects(world.database.prisma, now)).flatMap((subject) => {
    const { compute, give, giveChannel, nextAt } = planDigests(subject, now)
    const isDue = compute.length + give.length + giveChannel.length > 0
    return isDue ? [now] : nextAt === null ? [] : [nextAt]
  })
  return times.length === 0 ? null : new Date(Math.min(...times.map((at) => at.getTime())))
}

/** When all its readers will have the next digest; null where none is ahead. */
export async function nextDigestRead(world: World): Promise<Date | null> {
  const now = world.now()
  const subjects = await loadDigestSubjects(world.database.prisma, now)
  const times = subjects.flatMap((subject) => nextGivenToAll(subject, now) ?? [])
  return times.length === 0 ? null : new Date(Math.min(...times.map((at) => at.getTime())))
}

async function giveThoseOf(world: World, subject: CampaignForDigest, plan: DigestPlan): Promise<void> {
  const campaign = await loadCampaign(world.database.prisma, subject.campaignId)
  if (campaign === null) return
  for (const weekStart of plan.compute) {
    const figures = await computeFigures(world, campaign, subject, weekStart)
    await keepDigest(world.database.prisma, keyOf(subject, weekStart), figures, world.now())
  }
  for (const weekStart of new Set([...plan.give.map((one) => one.weekStart), ...plan.giveChannel])) {
    const telling = await loadTelling(world, campaign, weekStart)
    if (telling === null) continue
    for (const { personId } of plan.give.filter((one) => one.weekStart === weekStart)) {
      await giveTo(world, subject, telling, personId)
    }
    if (plan.giveChannel.includes(weekStart)) await giveToChannel(world, subject, telling)
  }
}

async function giveTo(
  world: World,
  subject: CampaignForDigest,
  telling: DigestTelling,
  personId: string,
): Promise<void> {
  const { prisma } = world.database
  // All of them: of somebody who annotates too, less may be told.
  const roles = await loadRoles(prisma, subject.campaignId, personId)
  const to = await loadAddressee(prisma, personId)
  if (to === null) return
  const now = world.now()
  const id = world.newId()
  await inTransaction(world.database, async (tx) => {
    if (!(await claimCopy(tx, keyOf(subject, telling.figures.weekStart), personId, id))) return
    await enqueueMessage(tx, world.jobs, {
      id,
      organizationId: subject.organizationId,
      campaignId: subject.campaignId,
      personId,
      workspaceId: to.workspaceId,
      screen: digestScreen(telling, { personId, roles }),
      createdAt: now,
      goodUntil: minutesLater(now, goodForMinutes),
    })
    await refreshHomes(world, tx, [personId])
  })
}

async function giveToChannel(world: World, subject: CampaignForDigest, telling: DigestTelling): Promise<void> {
  const { prisma } = world.database
  const [reader] = subject.readers
  const owner = await loadAddressee(prisma, subject.createdBy)
  const known = owner ?? (reader === undefined ? null : await loadAddressee(prisma, reader.personId))
  if (known === null || subject.channel === null) return
  const { channel, channelWorkspaceId } = subject
  const now = world.now()
  const id = world.newId()
  await inTransaction(world.database, async (tx) => {
    if (!(await claimChannelCopy(tx, keyOf(subject, telling.figures.weekStart), id))) return
    await enqueueChannelMessage(tx, world.jobs, {
      id,
      organizationId: subject.organizationId,
      campaignId: subject.campaignId,
      personId: known.personId,
      workspaceId: channelWorkspaceId ?? known.workspaceId,
      postIn: channel,
      screen: digestScreen(telling, null),
      createdAt: now,
      goodUntil: minutesLater(now, goodForMinutes),
    })
  })
}

function keyOf({ organizationId, campaignId }: CampaignForDigest, weekStart: LocalDay) {
  return { organizationId, campaignId, weekStart }
}

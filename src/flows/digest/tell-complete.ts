import { weekOf } from '../../domain/digest/digest-week.ts'
import type { Role } from '../../domain/person.ts'
import { mayAnnotate, seesRoughCounts } from '../../domain/policies.ts'
import { daysLater } from '../../domain/time/time.ts'
import { completeTakeaway } from '../../metrics/figures/digest-takeaway.ts'
import { loadCampaign } from '../../store/campaigns/load-campaign.ts'
import { inTransaction } from '../../store/db/database.ts'
import { claimComplete, loadPerhapsComplete, type PerhapsComplete } from '../../store/figures/complete-campaigns.ts'
import { loadDigest, wasGiven } from '../../store/figures/digests.ts'
import { loadProgressOf } from '../../store/figures/progress.ts'
import { hasNothingOpen } from '../../store/gold/standing-watch.ts'
import { enqueueMessage } from '../../store/messages/deliveries.ts'
import { holdUntil } from '../../store/messages/held-messages.ts'
import { loadAddressee } from '../../store/people/reach.ts'
import { holdWhoIsNow } from '../../store/people/who-is-now.ts'
import { loadWhoSteersToo } from '../../store/people/who-steers-too.ts'
import { eachDue } from '../timing/each-due.ts'
import type { World } from '../world.ts'
import { asSeenBy, haveNothingLeft } from './apart-digest.ts'
import { completeScreen, loadStanding } from './complete-screen.ts'

type Reader = { readonly personId: string; readonly roles: readonly Role[] }

const task = 'tell-complete'

/**
 * Tells those who lead or manage a campaign that all of its items have their answers: at their next good hour, once, and
 * again only when that is reached anew after more was asked for. What their digest has told is no news.
 */
export async function tellComplete(world: World): Promise<void> {
  const now = world.now()
  const found = await loadPerhapsComplete(world.database.pool, now)
  const idsOf = ({ campaignId }: PerhapsComplete) => ({ campaignId })
  await eachDue(world, task, found, idsOf, async (one) => {
    const due = (await expectedToHear(world, one)).filter(({ at }) => at <= now)
    if (due.length > 0) await tellThose(world, one, due)
  })
}

/** When the next one hears that a campaign is complete, as things stand. */
export async function nextComplete(world: World): Promise<Date | null> {
  const found = await loadPerhapsComplete(world.database.pool, world.now())
  const idle = found.filter(({ campaignId }) => !world.troubles.rests(task, { campaignId }))
  const all = (await Promise.all(idle.map((one) => expectedToHear(world, one)))).flat()
  return all.length === 0 ? null : new Date(Math.min(...all.map(({ at }) => at.getTime())))
}

/** Who is to hear of it, and when, where it is complete. */
async function expectedToHear(world: World, one: PerhapsComplete): Promise<(Reader & { readonly at: Date })[]> {
  const { pool, prisma } = world.database
  const { done, items } = await loadProgressOf(pool, one.campaignId)
  if (items === 0 || done < items) return []
  const now = world.now()
  const expected = []
  for (const reader of one.unheard) {
    if (!(await mayHearNow(world, one.campaignId, reader)) || (await knowsByDigest(world, one, reader))) continue
    expected.push({ ...reader, at: (await holdUntil(prisma, reader.personId, now)) ?? now })
  }
  return expected
}

/**
 * Whoever annotates too hears nothing while a prompt is before them: as all is done, it would be gold. For those who do not
 * lead that holds for what any of them left on screen as well.
 */
async function mayHearNow({ database: { pool } }: World, campaignId: string, reader: Reader): Promise<boolean> {
  if (!mayAnnotate(reader.roles)) return true
  if (!seesRoughCounts(reader.roles)) return await hasNothingOpen(pool, campaignId, reader.personId)
  return await haveNothingLeft(pool, campaignId, await loadWhoSteersToo(pool, campaignId))
}

async function knowsByDigest(
  { database: { prisma }, now }: World,
  { campaignId, zone, since }: PerhapsComplete,
  reader: Reader,
): Promise<boolean> {
  const week = daysLater(weekOf(now(), zone), -7)
  if (week < weekOf(since, zone) || !(await wasGiven(prisma, campaignId, week, reader.personId))) return false
  const told = await loadDigest(prisma, campaignId, week)
  return told !== null && completeTakeaway(asSeenBy(told, reader)) !== null
}

async function tellThose(world: World, one: PerhapsComplete, due: readonly Reader[]): Promise<void> {
  const { prisma } = world.database
  const campaign = await loadCampaign(prisma, one.campaignId)
  if (campaign === null) return
  const standing = await loadStanding(world, campaign)
  for (const reader of due) {
    const now = world.now()
    const screen = completeScreen(campaign, standing, reader, now)
    const to = await loadAddressee(prisma, reader.personId)
    if (screen === null || to === null) continue
    const [deliveryId, { workspaceId }] = [world.newId(), to]
    await inTransaction(world.database, async (tx) => {
      const personId = await holdWhoIsNow(tx, reader.personId)
      if (!(await claimComplete(tx, one, { personId, deliveryId, toldAt: now }))) return
      const { organizationId, campaignId } = one
      const about = { id: deliveryId, organizationId, campaignId, personId, workspaceId }
      await enqueueMessage(tx, world.jobs, { ...about, screen, createdAt: now })
    })
  }
}

import { type Why, whoIsDue } from '../../sessions/who-is-due.ts'
import { type AskingCampaign, loadAskable, loadGuidelineNews, type PersonToAsk } from '../../store/asking/askable.ts'
import { type DueAsking, firstDue, keepAsking, loadDue, planUnplanned } from '../../store/asking/askings.ts'
import { inTransaction } from '../../store/db/database.ts'
import { enqueueMessage } from '../../store/messages/deliveries.ts'
import type { StoredScreen } from '../../store/messages/stored-screen.ts'
import { findMet } from '../../store/people/people.ts'
import { findReach } from '../../store/people/reach.ts'
import { meet } from '../naming/meet.ts'
import { loadInvitation } from '../telling/load-invitation.ts'
import { eachDue, inPages } from '../timing/each-due.ts'
import type { World } from '../world.ts'

const batch = 200

/** Asks everyone whose time it is, and plans for each when to look again. Replicas that do so at once ask once. */
export async function askPeople(world: World): Promise<void> {
  const { prisma } = world.database
  const now = world.now()
  await eachDue(
    world,
    'plan-asking',
    [prisma],
    () => ({}),
    () => planUnplanned(prisma, now),
  )
  const due = inPages<DueAsking>((after, most) => loadDue(prisma, now, most, after), batch)
  const idsOf = ({ personId }: DueAsking) => ({ personId })
  await eachDue(world, 'ask-people', due, idsOf, (one) => look(world, one))
}

/** Before somebody is asked, whoever was last met longer ago is asked about: they may be in another time zone by now. */
const knownForMs = 24 * 60 * 60_000

async function look(world: World, due: DueAsking, isFresh = false): Promise<void> {
  const { prisma, pool } = world.database
  const now = world.now()
  const found = await loadAskable(pool, due.personId, due.state, due.dueAt)
  if (found === null) return void (await keepAsking(prisma, due, due.state, null))
  const decision = whoIsDue(found.person, now)
  if (decision.kind === 'wait') return void (await keepAsking(prisma, due, due.state, decision.dueAt))
  if (!isFresh && (await hasMoved(world, due.personId, found))) return await look(world, due, true)
  const campaign = found.campaigns.find((one) => one.campaignId === decision.campaignId)
  if (campaign === undefined || found.workspaceId === null)
    throw new Error('asked for a campaign that is none of theirs')
  const { workspaceId } = found
  const screen = await screenFor(world, campaign, decision.why)
  await inTransaction(world.database, async (tx) => {
    if (!(await keepAsking(tx, due, decision.state, decision.dueAt))) return
    const { personId, organizationId } = due
    await enqueueMessage(tx, world.jobs, {
      id: world.newId(),
      organizationId,
      campaignId: campaign.campaignId,
      personId,
      workspaceId,
      screen,
      createdAt: now,
      goodUntil: decision.goodUntil,
    })
  })
}

async function hasMoved(world: World, personId: string, { person, workspaceId }: PersonToAsk): Promise<boolean> {
  const { prisma } = world.database
  const who = workspaceId === null ? null : await findReach(prisma, personId, workspaceId)
  const known = who === null ? null : await findMet(prisma, who)
  if (who === null || known === null || Date.now() - known.checkedAt.getTime() < knownForMs) return false
  return (await meet(world, who))?.person.zone !== person.zone
}

/** Somebody who has never heard of the campaign is told all about it; others in a few words what waits for them. */
async function screenFor(world: World, campaign: AskingCampaign, why: Why): Promise<StoredScreen> {
  if (!campaign.isKnown) {
    const invitation = await loadInvitation(world.database.prisma, campaign.campaignId)
    if (invitation !== null) return invitation
  }
  return {
    kind: 'daily',
    why,
    campaignId: campaign.campaignId,
    campaignName: campaign.name,
    left: campaign.left,
    sessionMinutes: campaign.sessionMinutes,
    guidelineNews: await loadGuidelineNews(world.database.pool, campaign),
  }
}

/** When the next person is to be looked at. */
export async function nextAsking(world: World): Promise<Date | null> {
  await planUnplanned(world.database.prisma, world.now())
  return await firstDue(world.database.prisma)
}

import type { Campaign } from '../../domain/campaign.ts'
import { mayAnnotate } from '../../domain/policies.ts'
import type { Session } from '../../domain/session.ts'
import { sessionOverScreen } from '../../sessions/prompt-screen.ts'
import { staysFinished } from '../../store/campaigns/campaign-state.ts'
import { loadCampaign, loadRoles } from '../../store/campaigns/load-campaign.ts'
import { inTransaction } from '../../store/db/database.ts'
import { countLeftFor } from '../../store/dealing/left-for-person.ts'
import { enqueueUpdate } from '../../store/messages/deliveries.ts'
import type { StoredScreen } from '../../store/messages/stored-screen.ts'
import { fillReviewFromSession } from '../../store/review/fill-review.ts'
import { endSession, readEnd } from '../../store/sessions/end-session.ts'
import { recountSession } from '../../store/sessions/recount-session.ts'
import { findOpenSessions, loadSession } from '../../store/sessions/sessions.ts'
import { watchAnnotator } from '../quality/watch-annotator.ts'
import { refreshHomes } from '../telling/refresh-homes.ts'
import type { World } from '../world.ts'

/**
 * The job that every end of a session leaves behind, whoever ended it: its counts, what it leaves for Review, the look at
 * gold, its message where no reply to a click has said it, their Home. Doing it twice changes nothing. A session that
 * goes on again by then, after an Undo, will end once more. A campaign that has finished ends what is open in it here.
 */
export async function afterSession(world: World, jobId: string): Promise<void> {
  const end = readEnd(jobId)
  const { campaignId, id: sessionId } = end
  if (sessionId === null) return await endAll(world, campaignId)
  const { pool, prisma } = world.database
  const found = await loadSession(pool, campaignId, sessionId)
  const campaign = await loadCampaign(prisma, campaignId)
  if (found === null || found.session.ended === null || campaign === null) return
  const { session, message } = found
  const { personId } = session
  await recountSession(pool, campaignId, sessionId)
  await fillReviewFromSession(pool, campaignId, sessionId, world.now())
  if (mayAnnotate(await loadRoles(prisma, campaignId, personId))) await watchAnnotator(world, campaignId, personId)
  const screen = end.seen || found.isMessageInUse ? null : await lastScreen(world, campaign, session)
  await inTransaction(world.database, async (tx) => {
    if (screen !== null) {
      const { organizationId } = campaign
      const update = { id: world.newId(), organizationId, campaignId, personId, address: message, screen }
      await enqueueUpdate(tx, world.jobs, { ...update, createdAt: world.now() })
    }
    await refreshHomes(world, tx, [personId])
  })
}

/** What the session's message says from now on. */
async function lastScreen(world: World, campaign: Campaign, session: Session): Promise<StoredScreen> {
  const reason = session.ended?.reason
  if (reason === 'removed') return { kind: 'role-taken', name: campaign.name, answered: session.answered }
  const left =
    reason === 'expired' || reason === 'reopened'
      ? await countLeftFor(world.database.pool, campaign.id, session.personId)
      : null
  return sessionOverScreen(session, campaign, left, world.now())
}

async function endAll(world: World, campaignId: string): Promise<void> {
  for (const sessionId of await findOpenSessions(world.database.pool, campaignId)) {
    await inTransaction(world.database, async (tx) => {
      // It may have been reopened meanwhile.
      if (!(await staysFinished(tx, campaignId))) return
      await endSession(tx, world.jobs, { campaignId, sessionId }, 'finished', world.now())
    })
  }
}

import { limits } from '../../domain/limits.ts'
import type { Offer } from '../../domain/session.ts'
import { loadCampaign, loadGuideline, loadRoles } from '../../store/campaigns/load-campaign.ts'
import { inTransaction } from '../../store/db/database.ts'
import { keepFlag } from '../../store/review/flags.ts'
import { flaggedToReview } from '../../store/review/review-queue.ts'
import { loadPromptAt } from '../../store/sessions/load-prompt.ts'
import { loadOpenSession } from '../../store/sessions/open-session.ts'
import type { ClickWorld } from '../click-world.ts'
import { meet } from '../naming/meet.ts'
import { type Reply, show } from '../reply.ts'
import type { Request } from '../request.ts'
import { refusalOf } from '../sessions/refusal.ts'
import type { World } from '../world.ts'
import { markFlagged } from './mark-flagged.ts'

/** The guideline as it is now, for those who hold a role in the campaign. */
export async function showGuide(world: World, request: Request<'guide'>): Promise<Reply> {
  const { prisma } = world.database
  const met = await meet(world, request.who)
  const campaign = await loadCampaign(prisma, request.intent.campaignId)
  if (met === null || campaign === null) return show({ kind: 'notice', notice: 'not-a-member' })
  const roles = await loadRoles(prisma, campaign.id, met.person.id)
  if (roles.length === 0) return show({ kind: 'notice', notice: 'not-a-member' })
  const text = await loadGuideline(prisma, campaign.id, campaign.guidelineVersion)
  const { name: campaignName, taskType, labels } = campaign
  return show({ kind: 'guide', campaignName, taskType, text, labels })
}

/** The whole of a long item, for the person to whom it was shown. */
export async function readAll(world: World, request: Request<'read-all'>): Promise<Reply> {
  const refusal = await refuseBeside(world, request.who, request.intent.offer)
  if (refusal !== null) return refusal
  const { campaignId, sessionId, position } = request.intent.offer
  const prompt = await loadPromptAt(world.database.pool, campaignId, sessionId, position)
  if (prompt === null) return show({ kind: 'notice', notice: 'session-gone' })
  return show({ kind: 'whole-item', content: prompt.content })
}

export async function openFlagForm(world: World, request: Request<'flag'>): Promise<Reply> {
  const refusal = await refuseBeside(world, request.who, request.intent.offer)
  return refusal ?? show({ kind: 'flag-form', offer: request.intent.offer })
}

/** Keeps what a person says of an edge case. The prompt stays open, and the flag holds even if it was answered meanwhile. */
export async function flagPrompt(world: ClickWorld, request: Request<'flag-note'>): Promise<Reply> {
  const { offer, note } = request.intent
  const refusal = await refuseBeside(world, request.who, offer)
  if (refusal !== null) return refusal
  // The one character that Postgres cannot keep says nothing.
  const said = note.replaceAll('\u0000', '').trim()
  if (said.length > limits.flagNote) {
    const problem = { kind: 'note-too-long', length: said.length, most: limits.flagNote } as const
    return show({ kind: 'flag-form', offer, problem })
  }
  const raisedAt = world.now()
  const kept = await inTransaction(world.database, async (tx) => {
    const flagged = await keepFlag(tx, { id: world.newId(), offer, note: said, raisedAt })
    if (flagged === 'kept') await flaggedToReview(tx, offer, raisedAt)
    return flagged
  })
  switch (kept) {
    case 'kept':
      return show({ kind: 'flag-kept' }, () => markFlagged(world, request.who, offer))
    case 'full':
      return show({ kind: 'flag-form', offer, problem: { kind: 'notes-full' } })
    case 'not-shown':
      return show({ kind: 'notice', notice: 'session-gone' })
  }
}

/** Why nothing that lies beside a prompt is for this person; null where it is. */
export async function refuseBeside(world: World, who: Request['who'], offer: Offer): Promise<Reply | null> {
  const open = await loadOpenSession(world.database.pool, offer.campaignId, offer.sessionId, who)
  if (open === null) return show({ kind: 'notice', notice: 'session-gone' })
  const refusal = refusalOf(open)
  if (refusal !== null) return show({ kind: 'notice', notice: refusal })
  // What lies ahead was never on screen: only a forged or a stale value names it.
  return offer.position <= open.session.position ? null : show({ kind: 'notice', notice: 'session-gone' })
}

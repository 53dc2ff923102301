import type { Sender } from '../../domain/person.ts'
import type { Offer } from '../../domain/session.ts'
import { taskTypes } from '../../domain/task-types/task-types.ts'
import { hasOpenPrompt, isOpenOffer } from '../../sessions/what-is-open.ts'
import { loadCampaign } from '../../store/campaigns/load-campaign.ts'
import { loadOpenSession } from '../../store/sessions/open-session.ts'
import { loadSession } from '../../store/sessions/sessions.ts'
import type { ClickWorld } from '../click-world.ts'
import { callNow } from '../telling/call-now.ts'
import { screenNow } from './session-screen.ts'

/**
 * Shows on the prompt that its person flagged it, if it is still the one on screen. Where several labels may be ticked, or
 * an order be begun, it is left alone: a message that is drawn anew would lose them.
 */
export async function markFlagged(world: ClickWorld, who: Sender, offer: Offer): Promise<void> {
  const { messenger, database } = world
  const { campaignId, sessionId } = offer
  // What this process remembers was read before the flag.
  world.sessionMemory.forget(sessionId)
  const campaign = await loadCampaign(database.prisma, campaignId)
  const found = await loadSession(database.pool, campaignId, sessionId)
  if (campaign === null || found === null || found.isMessageInUse) return
  if (['sets', 'orders'].includes(taskTypes[campaign.taskType].scale)) return
  const open = await loadOpenSession(database.pool, campaignId, sessionId, who)
  if (open === null || !isOpenOffer(open.session, offer) || !hasOpenPrompt(open.session, world.now())) return
  const screen = await screenNow({ world, open, campaign }, null)
  await callNow(world, messenger.limits.update(found.message), () => messenger.update(found.message, screen))
}

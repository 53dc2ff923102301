import type { Screen } from '../../domain/screens/screen.ts'
import type { EndReason } from '../../domain/session.ts'
import { loadOpenSession } from '../../store/sessions/open-session.ts'
import { loadShownSessions, type ShownSessionRef } from '../../store/sessions/shown-sessions.ts'
import { refusalOf } from '../sessions/refusal.ts'
import type { ShownMessage } from '../telling/shown-message.ts'
import type { World } from '../world.ts'
import { overScreen, screenNow } from './session-screen.ts'

/** Ends that a click brought; of all others a message of their own tells. */
const endsByStep: ReadonlySet<EndReason> = new Set<EndReason>(['time', 'nothing-left', 'stopped', 'campaign-closed'])

/** The messages of a workspace's sessions that the last clicks before this moment, whenever that was, can have changed. */
export async function shownSessions(world: World, workspaceId: string): Promise<ShownMessage[]> {
  const shown = await loadShownSessions(world.database.pool, workspaceId)
  return shown.map((ref) => ({ address: ref.message, screenNow: () => sessionScreenNow(world, ref) }))
}

/** What a session's message shows; null where that is not for this person, or a message of its own tells of its end. */
export async function sessionScreenNow(
  world: World,
  { campaignId, sessionId, who }: Omit<ShownSessionRef, 'message'>,
): Promise<Screen | null> {
  const open = await loadOpenSession(world.database.pool, campaignId, sessionId, who)
  if (open === null || refusalOf(open) !== null) return null
  const campaign = await world.campaignAt(world.database.prisma, campaignId, open.campaignVersion)
  const { session } = open
  if (campaign === null) return null
  if (session.ended === null) return await screenNow({ world, open, campaign }, null)
  return endsByStep.has(session.ended.reason) ? await overScreen({ world, open, campaign }, session) : null
}

import type { Screen } from '../../domain/screens/screen.ts'
import type { EndReason } from '../../domain/session.ts'
import { loadOpenSession } from '../../store/sessions/open-session.ts'
import { loadShownSessions, type ShownSessionRef } from '../../store/sessions/shown-sessions.ts'
import type { ShownMessage } from '../telling/shown-message.ts'
import type { World } from '../world.ts'
import { overScreen, screenNow, shownOrWhyNot } from './session-screen.ts'

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
  const shown = await shownOrWhyNot(world, await loadOpenSession(world.database.pool, campaignId, sessionId, who))
  if ('refused' in shown) return null
  const { session } = shown.open
  if (session.ended === null) return await screenNow(shown, null)
  return endsByStep.has(session.ended.reason) ? await overScreen(shown, session) : null
}

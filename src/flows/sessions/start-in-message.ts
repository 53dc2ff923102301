import { setSessionMessage } from '../../store/sessions/sessions.ts'
import { meet } from '../naming/meet.ts'
import { type Reply, show, wroteTo } from '../reply.ts'
import type { Request } from '../request.ts'
import { notSent, sendNow } from '../telling/call-now.ts'
import type { World } from '../world.ts'
import { continueOpen } from './resume-session.ts'
import { startSession } from './start-session.ts'

/**
 * Start was clicked where there is no message to turn into the session's, as on the app's own page: the session begins in
 * a direct message of its own. One that is open already goes on there.
 */
export async function startInMessage(world: World, request: Request<'start'>): Promise<Reply> {
  const { who, intent } = request
  const met = await meet(world, who)
  if (met === null) return show({ kind: 'notice', notice: 'not-a-member' })
  const { pool } = world.database
  const moved = await continueOpen(world, who, met.person, intent.campaignId)
  if (moved !== null) return moved
  const message = { workspaceId: who.workspaceId, channel: '', message: '' }
  const { screen, after } = await startSession(world, { who, intent, message })
  if (screen.kind !== 'prompt') return { screen, after }
  const sent = await sendNow(world, who, screen)
  if (sent.kind !== 'sent') return show({ kind: 'notice', notice: notSent(sent) }, ...after)
  await setSessionMessage(pool, { campaignId: screen.offer.campaignId, id: screen.offer.sessionId }, sent.address)
  return wroteTo(sent.address, ...after)
}

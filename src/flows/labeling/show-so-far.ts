import { areSame } from '../../domain/answer.ts'
import { hasOpenPrompt, isOpenOffer, offerOf } from '../../sessions/what-is-open.ts'
import { noteSlip } from '../../store/sessions/note-slip.ts'
import { loadOpenSession } from '../../store/sessions/open-session.ts'
import type { ClickWorld } from '../click-world.ts'
import { type Reply, show } from '../reply.ts'
import type { Request } from '../request.ts'
import { isSlip } from './answer-prompt.ts'
import { screenNow, shownOrWhyNot } from './session-screen.ts'

/**
 * One tap of an order: the same prompt shows what was tapped so far, which its buttons carry on, and nothing is kept, so a tap
 * that is delivered twice does no more than one. One that came before its buttons can have been read changes nothing.
 */
export async function showSoFar(world: ClickWorld, request: Request<'so-far'>): Promise<Reply> {
  const { who, intent, marks = [] } = request
  const { offer, answer } = intent
  const found = await loadOpenSession(world.database.pool, offer.campaignId, offer.sessionId, who)
  const shown = await shownOrWhyNot(world, found)
  if ('refused' in shown) return show({ kind: 'notice', notice: shown.refused })
  const { open } = shown
  const onScreen = world.readingTimes.soFar(offerOf(open.session))
  if (!isOpenOffer(open.session, offer)) return show(await screenNow(shown, null, { soFar: onScreen }))
  if (!hasOpenPrompt(open.session, world.now())) return show(await screenNow(shown, 'answer'))
  if (areSame(answer, onScreen) || !isSlip(world, request, open)) {
    return show(await screenNow(shown, null, { soFar: answer }))
  }
  await noteSlip(world.database.pool, 'sessions', open.session, marks)
  return show(await screenNow(shown, null, { soFar: onScreen, note: 'too-soon' }))
}

import { areSame } from '../../domain/answer.ts'
import { offerOf } from '../../store/review/review-sessions.ts'
import type { ClickWorld } from '../click-world.ts'
import { type Reply, show } from '../reply.ts'
import type { Request } from '../request.ts'
import { answerSlip } from './answer-slip.ts'
import { begun, reviewScreen } from './review-screen.ts'
import { openSitting } from './sitting.ts'

/** One tap of an order in Review: the same case shows what was tapped so far, and nothing is kept. */
export async function reviewSoFar(world: ClickWorld, request: Request<'review-so-far'>): Promise<Reply> {
  const { who, intent } = request
  const opened = await openSitting(world, who, intent.offer)
  if ('refused' in opened) return opened.refused
  const present = offerOf(opened.session)
  const onScreen = world.readingTimes.soFar(present)
  const slip = areSame(intent.answer, onScreen) ? null : await answerSlip(world, opened, request)
  if (slip !== null) return slip
  const screen = await reviewScreen(world, opened, 'stopped')
  if (screen.kind !== 'review-item' || screen.choice !== null) return show(screen)
  return show({ ...screen, ...begun(present.revision === intent.offer.revision ? intent.answer : onScreen) })
}

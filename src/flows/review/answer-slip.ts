import type { ReviewIntent } from '../../domain/intents/review-intent.ts'
import { loadReviewTaps } from '../../store/review/review-sessions.ts'
import { noteSlip } from '../../store/sessions/note-slip.ts'
import type { ClickWorld } from '../click-world.ts'
import { type Reply, show } from '../reply.ts'
import type { Request } from '../request.ts'
import { begun, reviewScreen, type Sitting } from './review-screen.ts'

type OfCase = Extract<ReviewIntent, { readonly offer: unknown }>

/** Undo and Stop decide nothing, and whoever sends a form has read it. */
const guarded: ReadonlySet<ReviewIntent['kind']> = new Set<ReviewIntent['kind']>([
  'review-choose',
  'review-so-far',
  'review-again',
  'review-pass',
  'review-return',
  'review-verdict',
  'review-write',
])

/**
 * What a tap is answered that came before its case can have been read, or that is such a one delivered again: the same case
 * stands as it was, and says so. Null for any other tap.
 */
export async function answerSlip(
  world: ClickWorld,
  sitting: Sitting,
  { intent, marks = [] }: Pick<Request, 'marks'> & { readonly intent: OfCase },
): Promise<Reply | null> {
  const { session } = sitting
  const isPresent = session.endedAt === null && session.revision === intent.offer.revision
  if (!isPresent || !guarded.has(intent.kind)) return null
  const { pool } = world.database
  const { movedMsAgo, slips } = await loadReviewTaps(pool, session.campaignId, session.id)
  const isKnown = marks.some((mark) => slips.includes(mark))
  if (!isKnown && !world.readingTimes.isTooSoon(intent.offer, movedMsAgo)) return null
  await noteSlip(pool, 'review_sessions', session, marks)
  const screen = await reviewScreen(world, sitting, 'stopped')
  const soFar = world.readingTimes.soFar(intent.offer)
  return show(screen.kind === 'review-item' ? { ...screen, ...begun(soFar), note: 'too-soon' } : screen)
}

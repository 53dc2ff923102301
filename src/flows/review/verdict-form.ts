import { loadReviewedItem } from '../../store/review/review-item.ts'
import { offerOf } from '../../store/review/review-sessions.ts'
import type { ClickWorld } from '../click-world.ts'
import { wordsOf } from '../items/label-names.ts'
import { type Reply, show } from '../reply.ts'
import type { Request } from '../request.ts'
import type { World } from '../world.ts'
import { answerSlip } from './answer-slip.ts'
import { reviewScreen } from './review-screen.ts'
import { openSitting } from './sitting.ts'

/** Settle or Drop was pressed: asks for the sentence that goes with it. A stale card is shown what is true now. */
export async function openVerdictForm(world: ClickWorld, request: Request<'review-verdict'>): Promise<Reply> {
  const { who, intent } = request
  const sitting = await openSitting(world, who, intent.offer)
  if ('refused' in sitting) return sitting.refused
  const slip = await answerSlip(world, sitting, request)
  if (slip !== null) return slip
  const { session, campaign } = sitting
  const item = session.itemId === null ? null : await loadReviewedItem(world.database.pool, campaign.id, session.itemId)
  const isPresent = session.endedAt === null && session.revision === intent.offer.revision
  const canSettle = intent.verdict === 'dropped' || session.chosen !== null
  if (item === null || !isPresent || !canSettle) return show(await reviewScreen(world, sitting, 'stopped'))
  return show({
    kind: 'verdict-form',
    offer: offerOf(session),
    verdict: intent.verdict,
    labels: intent.verdict === 'settled' ? wordsOf(campaign, session.chosen) : [],
    // Nobody is told what they decided themselves.
    hasFlags: item.flaggedBy.some((personId) => personId !== session.personId),
  })
}

/** The whole of a long item, for the adjudicator who has it on screen. */
export async function readReviewed(world: World, { who, intent }: Request<'review-read-all'>): Promise<Reply> {
  const sitting = await openSitting(world, who, intent.offer)
  if ('refused' in sitting) return sitting.refused
  const { itemId } = sitting.session
  const item = itemId === null ? null : await loadReviewedItem(world.database.pool, sitting.campaign.id, itemId)
  return show(
    item === null ? { kind: 'notice', notice: 'session-gone' } : { kind: 'whole-item', content: item.content },
  )
}

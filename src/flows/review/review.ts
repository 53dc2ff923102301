import type { ReviewIntent } from '../../domain/intents/review-intent.ts'
import type { Reply } from '../reply.ts'
import type { Request } from '../request.ts'
import type { World } from '../world.ts'
import { openReview } from './open-review.ts'
import { reviewStep } from './review-step.ts'
import { openVerdictForm, readReviewed } from './verdict-form.ts'

/** All that adjudicators can ask. */
export async function review(world: World, { who, message, intent }: Request<ReviewIntent['kind']>): Promise<Reply> {
  switch (intent.kind) {
    case 'review':
      return await openReview(world, { who, message, intent })
    case 'review-verdict':
      return await openVerdictForm(world, { who, message, intent })
    case 'review-read-all':
      return await readReviewed(world, { who, message, intent })
    default:
      return await reviewStep(world, { who, message, intent })
  }
}

import type { ReviewIntent } from '../../domain/intents/review-intent.ts'
import type { ClickWorld } from '../click-world.ts'
import type { Reply } from '../reply.ts'
import type { Request } from '../request.ts'
import { openReview } from './open-review.ts'
import { reviewSoFar } from './review-so-far.ts'
import { reviewStep } from './review-step.ts'
import { openVerdictForm, readReviewed } from './verdict-form.ts'
import { openChoiceWriting, sendChoice, takeOver } from './write-choice.ts'

/** All that adjudicators can ask. */
export async function review(world: ClickWorld, request: Request<ReviewIntent['kind']>): Promise<Reply> {
  const { who, message, intent } = request
  switch (intent.kind) {
    case 'review':
      return await openReview(world, { who, message, intent })
    case 'review-verdict':
      return await openVerdictForm(world, { ...request, intent })
    case 'review-read-all':
      return await readReviewed(world, { who, message, intent })
    case 'review-so-far':
      return await reviewSoFar(world, { ...request, intent })
    case 'review-write':
      return await openChoiceWriting(world, { ...request, intent })
    case 'review-write-form':
      return await sendChoice(world, { ...request, intent })
    case 'review-take':
      return await takeOver(world, { ...request, intent })
    default:
      return await reviewStep(world, { ...request, intent })
  }
}

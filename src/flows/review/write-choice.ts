import { type Answer, textAnswer } from '../../domain/answer.ts'
import { writingProblem } from '../../domain/forms/writing-problem.ts'
import { loadReviewedItem, type ReviewedItem } from '../../store/review/review-item.ts'
import { offerOf } from '../../store/review/review-sessions.ts'
import type { ClickWorld } from '../click-world.ts'
import { type Reply, show } from '../reply.ts'
import type { Request } from '../request.ts'
import { answerSlip } from './answer-slip.ts'
import { givenName } from './given-name.ts'
import { reviewScreen, type Sitting } from './review-screen.ts'
import { reviewStep } from './review-step.ts'
import { openSitting } from './sitting.ts'

/** The window in which an adjudicator writes, with what they wrote before, or else the draft. */
export async function openChoiceWriting(world: ClickWorld, request: Request<'review-write'>): Promise<Reply> {
  const sitting = await openSitting(world, request.who, request.intent.offer)
  if ('refused' in sitting) return sitting.refused
  const slip = await answerSlip(world, sitting, request)
  if (slip !== null) return slip
  const item = await presentItem(world, sitting, request.intent.offer.revision)
  if (item === null) return show(await reviewScreen(world, sitting, 'stopped'))
  return show(formOf(sitting, item))
}

/** What was written becomes the own choice. Where nothing was kept the window stays, with all that stands in it. */
export async function sendChoice(world: ClickWorld, request: Request<'review-write-form'>): Promise<Reply> {
  const { offer, text } = request.intent
  const sitting = await openSitting(world, request.who, offer)
  if ('refused' in sitting) return sitting.refused
  const answer = textAnswer(text)
  const item = await presentItem(world, sitting, offer.revision)
  const problem = item === null ? ({ kind: 'not-open' } as const) : writingProblem(answer)
  if (problem === null) {
    return await reviewStep(world, { ...request, intent: { kind: 'review-choose', offer, answer }, isWritten: true })
  }
  if (isThisChoice(sitting, answer)) return show(await reviewScreen(world, sitting, 'stopped'))
  return show({ ...formOf(sitting, item), problem, over: { kind: 'review-write', offer } })
}

/** What somebody else wrote becomes the own choice; what is no longer given, as before an Undo, is shown as it is now. */
export async function takeOver(world: ClickWorld, request: Request<'review-take'>): Promise<Reply> {
  const { offer, given } = request.intent
  const sitting = await openSitting(world, request.who, offer)
  if ('refused' in sitting) return sitting.refused
  const item = await presentItem(world, sitting, offer.revision)
  const found = item?.votes.find(({ answer }) => givenName(answer) === given)
  if (found === undefined) return show(await reviewScreen(world, sitting, 'stopped'))
  return await reviewStep(world, { ...request, intent: { kind: 'review-choose', offer, answer: found.answer } })
}

async function presentItem(world: ClickWorld, { session }: Sitting, revision: number): Promise<ReviewedItem | null> {
  const isPresent = session.endedAt === null && session.revision === revision && session.itemId !== null
  return isPresent ? await loadReviewedItem(world.database.pool, session.campaignId, session.itemId ?? '') : null
}

/** Whether the form was sent before and kept. */
function isThisChoice({ session }: Sitting, answer: Answer): boolean {
  const { chosen } = session
  return chosen?.kind === 'text' && answer.kind === 'text' && chosen.text === answer.text
}

function formOf({ session }: Sitting, item: ReviewedItem | null) {
  const written = session.chosen?.kind === 'text' ? session.chosen.text : null
  return {
    kind: 'write-form',
    over: { kind: 'review-write', offer: offerOf(session) },
    content: item?.content ?? { text: null, a: null, b: null, image: null, context: [] },
    initial: written ?? item?.content.draft ?? '',
  } as const
}

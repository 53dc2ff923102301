import { type Answer, orderOf } from '../../domain/answer.ts'
import type { Campaign } from '../../domain/campaign.ts'
import type { Person, Role } from '../../domain/person.ts'
import { lookingAs } from '../../domain/policies.ts'
import type { ReviewItemScreen, ReviewOverScreen } from '../../domain/screens/review-screens.ts'
import { localTime } from '../../domain/time/time.ts'
import { countEligible } from '../../store/review/fill-review.ts'
import { loadReviewedItem, type ReviewedItem } from '../../store/review/review-item.ts'
import { countWaiting } from '../../store/review/review-queue.ts'
import { offerOf, type ReviewSession } from '../../store/review/review-sessions.ts'
import { findUndoable } from '../../store/review/verdicts.ts'
import { wordsOf } from '../items/label-names.ts'
import type { World } from '../world.ts'
import { givenName } from './given-name.ts'

/** A sitting with those it concerns. */
export type Sitting = {
  readonly session: ReviewSession
  readonly campaign: Campaign
  readonly person: Person
  readonly roles: readonly Role[]
}

/** What was tapped of an order, for the screen that goes on with it. */
export function begun(soFar: Answer | null): Pick<ReviewItemScreen, 'soFar'> {
  return soFar === null || orderOf(soFar).length === 0 ? {} : { soFar }
}

export type OverReason = ReviewOverScreen['reason']

/** What a sitting shows now: the item on screen, or that it is over. */
export async function reviewScreen(
  world: World,
  sitting: Sitting,
  reason: OverReason,
): Promise<ReviewItemScreen | ReviewOverScreen> {
  const { session, campaign } = sitting
  const canUndo = await canUndoLast(world, session)
  const waiting = await countWaiting(world.database.pool, lookingAs(campaign.id, sitting.person.id, sitting.roles))
  const item =
    session.endedAt === null && session.itemId !== null
      ? await loadReviewedItem(world.database.pool, campaign.id, session.itemId)
      : null
  if (item === null) return overScreen(sitting, reason, waiting, canUndo)
  return await itemScreen(world, sitting, item, waiting, canUndo)
}

async function canUndoLast(world: World, { campaignId, lastVerdictId }: ReviewSession): Promise<boolean> {
  return lastVerdictId !== null && (await findUndoable(world.database.prisma, campaignId, lastVerdictId)) !== null
}

async function itemScreen(
  world: World,
  { session, campaign, person }: Sitting,
  item: ReviewedItem,
  waiting: number,
  canUndo: boolean,
): Promise<ReviewItemScreen> {
  const { content, reasons, notes, skips } = item
  return {
    kind: 'review-item',
    offer: offerOf(session),
    campaignName: campaign.name,
    taskType: campaign.taskType,
    labels: campaign.labels,
    content,
    reasons,
    notes,
    skips,
    place: { waiting: Math.max(1, waiting), until: localTime(session.endsAt, person.zone) },
    choice: session.chosen === null ? null : choiceOf(campaign, session.chosen, item),
    mayReturn: await mayReturn(world, campaign, session.itemId, item.isGold),
    canUndo,
  }
}

function choiceOf(campaign: Campaign, chosen: Answer, { votes, known }: ReviewedItem) {
  return {
    labels: wordsOf(campaign, chosen),
    votes: votes.map(({ answer, count }) => votesFor(campaign, answer, count)),
    known: known === null ? null : { labels: wordsOf(campaign, known.answer), explanation: known.explanation },
  }
}

function votesFor(campaign: Campaign, answer: Answer, count: number) {
  const given = givenName(answer)
  return { labels: wordsOf(campaign, answer), count, ...(given === undefined ? {} : { given }) }
}

/** How many more votes can be asked for: never for a known answer, and only where somebody is left to give them. */
async function mayReturn(world: World, campaign: Campaign, itemId: string | null, isGold: boolean): Promise<0 | 1 | 2> {
  if (campaign.state === 'finished' || isGold || itemId === null) return 0
  const eligible = await countEligible(world.database.pool, campaign.id, itemId)
  return eligible >= 2 ? 2 : eligible === 1 ? 1 : 0
}

function overScreen(
  { session, campaign }: Sitting,
  reason: OverReason,
  waiting: number,
  canUndo: boolean,
): ReviewOverScreen {
  return {
    kind: 'review-over',
    campaignId: campaign.id,
    campaignName: campaign.name,
    reason,
    settled: session.settled,
    returned: session.returned,
    dropped: session.dropped,
    waiting,
    minutes: campaign.sessionMinutes,
    undo: canUndo ? offerOf(session) : null,
  }
}

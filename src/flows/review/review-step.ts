import type { Campaign } from '../../domain/campaign.ts'
import type { ReviewStepIntent } from '../../domain/intents/review-intent.ts'
import { limits } from '../../domain/limits.ts'
import { taskTypes } from '../../domain/task-types/task-types.ts'
import { inTransaction, type Tx } from '../../store/db/database.ts'
import { isUniqueViolation } from '../../store/db/transaction.ts'
import { enqueueUpdate } from '../../store/messages/deliveries.ts'
import type { StoredScreen } from '../../store/messages/stored-screen.ts'
import {
  holdReviewSession,
  messageOf,
  type ReviewSession,
  saveReviewSession,
} from '../../store/review/review-sessions.ts'
import { findUndoable } from '../../store/review/verdicts.ts'
import type { ClickWorld } from '../click-world.ts'
import { recountWhoMet } from '../quality/recount-who-met.ts'
import { type Reply, show } from '../reply.ts'
import type { Request } from '../request.ts'
import type { World } from '../world.ts'
import { answerSlip } from './answer-slip.ts'
import { giveVerdict, undoVerdict } from './give-verdict.ts'
import { leaseFrom, type Moved, withNextItem } from './next-item.ts'
import { reviewScreen, type Sitting } from './review-screen.ts'
import { openSitting } from './sitting.ts'

/** Sittings that reach for one item take turns; each loser looks again. */
const turns = 5

/** One step of a sitting. Only the present offer is acted on; anything else is shown what is true now. */
export async function reviewStep(world: ClickWorld, request: Request<ReviewStepIntent['kind']>): Promise<Reply> {
  const { who, intent } = request
  const opened = await openSitting(world, who, intent.offer)
  if ('refused' in opened) return opened.refused
  const slip = request.isWritten === true ? null : await answerSlip(world, opened, request)
  if (slip !== null) return slip
  if (intent.kind === 'review-return') {
    const shown = await reviewScreen(world, opened, 'stopped')
    // Only what the card offers as things are now: a finished campaign takes no more answers, a known answer needs none.
    if (shown.kind === 'review-item' && shown.mayReturn < intent.more) return show(shown)
  }
  const moved = await takeStep(world, opened, intent)
  if (moved === null) return show({ kind: 'notice', notice: 'session-gone' })
  const screen = await reviewScreen(world, { ...opened, session: moved.session }, moved.reason)
  if (intent.kind === 'review-decide' || request.isWritten === true)
    await showInMessage(world, opened, moved.session, screen)
  const judged = judgedItem(intent, opened.session, moved.session)
  return judged === null ? show(screen) : show(screen, () => recountWhoMet(world, opened.campaign.id, judged))
}

/** The item whose known answer, if it has one, the step may have changed: scores follow. */
function judgedItem(intent: ReviewStepIntent, before: ReviewSession, after: ReviewSession): string | null {
  if (intent.kind === 'review-undo') return after.itemId
  return intent.kind === 'review-decide' ? before.itemId : null
}

async function takeStep(world: World, sitting: Sitting, intent: ReviewStepIntent): Promise<Moved | null> {
  for (let turn = 0; turn < turns; turn++) {
    try {
      return await inTransaction(world.database, (tx) => stepOnce(world, tx, sitting, intent))
    } catch (error) {
      if (!isUniqueViolation(error)) throw error
    }
  }
  return null
}

async function stepOnce(world: World, tx: Tx, sitting: Sitting, intent: ReviewStepIntent): Promise<Moved | null> {
  const held = await holdReviewSession(tx, sitting.campaign.id, intent.offer.sessionId)
  if (held === null) return null
  const now = world.now()
  const isPresent = intent.offer.revision === held.revision && (held.endedAt === null || intent.kind === 'review-undo')
  const acted = isPresent ? await act(world, tx, sitting, held, intent) : held
  const mustMove = acted.endedAt === null && acted.itemId === null
  if (acted === held && !mustMove) return { session: held, reason: 'stopped' }
  const moved = mustMove
    ? await withNextItem(tx, acted, sitting.roles, sitting.campaign.guidelineVersion, now)
    : { session: acted, reason: 'stopped' as const }
  const session = { ...moved.session, revision: held.revision + 1 }
  await saveReviewSession(tx, session)
  return { ...moved, session }
}

/** What the step makes of the sitting; the very same sitting where it makes nothing of it. */
async function act(
  world: World,
  tx: Tx,
  { campaign, person }: Sitting,
  session: ReviewSession,
  intent: ReviewStepIntent,
): Promise<ReviewSession> {
  const now = world.now()
  const { itemId } = session
  const between = { ...session, itemId: null, leaseUntil: null, chosen: null }
  if (intent.kind === 'review-stop') return { ...between, endedAt: now }
  if (intent.kind === 'review-undo') return await undo(world, tx, campaign, person.id, session)
  if (itemId === null) return session
  const decide = async (decision: Omit<Parameters<typeof giveVerdict>[4], 'itemId'>) => {
    const id = await giveVerdict(world, tx, campaign, person.id, { ...decision, itemId })
    if (id === null) return between
    return { ...between, lastVerdictId: id, [decision.verdict]: session[decision.verdict] + 1 }
  }
  switch (intent.kind) {
    case 'review-choose': {
      if (!taskTypes[campaign.taskType].isSound(intent.answer, campaign.labels)) return session
      return { ...session, chosen: intent.answer, leaseUntil: leaseFrom(now) }
    }
    case 'review-again':
      return { ...session, chosen: null, leaseUntil: leaseFrom(now) }
    case 'review-pass':
      return { ...between, passed: [...session.passed, itemId] }
    case 'review-return':
      return await decide({ verdict: 'returned', answer: null, why: '', more: intent.more })
    case 'review-decide': {
      const why = intent.why.replaceAll('\u0000', '').trim()
      if (why.length > limits.changeNote) return session
      const isSettled = intent.verdict === 'settled'
      if (isSettled && (session.chosen === null || why === '')) return session
      return await decide({ verdict: intent.verdict, answer: isSettled ? session.chosen : null, why, more: 0 })
    }
  }
}

/** The last verdict is taken back, and its item is on screen again with what was chosen for it. */
async function undo(
  world: World,
  tx: Tx,
  campaign: Campaign,
  personId: string,
  session: ReviewSession,
): Promise<ReviewSession> {
  const { lastVerdictId } = session
  const verdict = lastVerdictId === null ? null : await findUndoable(tx, campaign.id, lastVerdictId)
  if (verdict === null) return session
  await undoVerdict(world, tx, campaign, personId, verdict)
  return {
    ...session,
    endedAt: null,
    itemId: verdict.itemId,
    leaseUntil: leaseFrom(world.now()),
    chosen: verdict.answer,
    lastVerdictId: null,
    [verdict.verdict]: session[verdict.verdict] - 1,
  }
}

/** The step came from a form: the message beneath it goes on by itself. */
async function showInMessage(
  world: World,
  { campaign, person }: Sitting,
  session: ReviewSession,
  screen: StoredScreen,
) {
  await inTransaction(world.database, (tx) =>
    enqueueUpdate(tx, world.jobs, {
      id: world.newId(),
      organizationId: campaign.organizationId,
      campaignId: campaign.id,
      personId: person.id,
      address: messageOf(session),
      screen,
      createdAt: world.now(),
    }),
  )
}

import type { Answer } from '../domain/answer.ts'
import type { PromptIntent } from '../domain/intents/intent.ts'
import type { Label } from '../domain/labels/label.ts'
import type { Asking, Confidence, EndReason, Offer, Session, SkipReason, TooLate } from '../domain/session.ts'
import { type TaskTypeName, taskTypes } from '../domain/task-types/task-types.ts'
import {
  canUndo,
  hasOpenPrompt,
  isEndedForGood,
  isOpenOffer,
  isPromptOnScreen,
  lastDonePosition,
  nextFits,
  offerOf,
} from './what-is-open.ts'

/** What one step did, for the store to keep. `nothing` and `too-late` mean: show what is true now. */
export type Happened =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'too-late'; readonly what: TooLate }
  | { readonly kind: 'asked' }
  | {
      readonly kind: 'answered'
      readonly offer: Offer
      readonly answer: Answer
      readonly confidence: Confidence | null
      readonly elapsedMs: number
      readonly givenAt: Date
    }
  | { readonly kind: 'skipped'; readonly position: number; readonly reason: SkipReason }
  | { readonly kind: 'undone'; readonly position: number; readonly what: Done; readonly at: Date }
  | { readonly kind: 'stopped' }

export type Done = 'answer' | 'skip'

/** What a step must know beside the session. */
export type Surroundings = {
  readonly taskType: TaskTypeName
  readonly labels: readonly Label[]
  /** False once the campaign is paused or finished: what is on screen may still be answered, nothing new begins. */
  readonly open: boolean
  /** Whether the person is held back once what was dealt is done: then the session does not end for want of items. */
  readonly isHoldDue: boolean
  /** What the person did at the last finished position; null where there is none. */
  readonly lastDone: Done | null
}

export type Step = { readonly session: Session; readonly happened: Happened }

/**
 * One step of a session. Only the open offer is acted on: a second click, a redelivery, a stale card, or an old click
 * that arrives after an Undo comes out as `nothing`, with the session as it was.
 */
export function step(session: Session, intent: PromptIntent, around: Surroundings, now: Date): Step {
  if (!isOpenOffer(session, intent.offer)) return unchanged(session)
  if (intent.kind === 'undo') return undo(session, around, now)
  if (!isPromptOnScreen(session)) return unchanged(session)
  if (!hasOpenPrompt(session, now)) return { session, happened: { kind: 'too-late', what: 'answer' } }
  switch (intent.kind) {
    case 'answer':
      return answer(session, intent.answer, around, now)
    case 'skip-because':
      return {
        session: { ...advance(session, around, now), skipped: session.skipped + 1 },
        happened: { kind: 'skipped', position: session.position, reason: intent.reason },
      }
    case 'nothing-ticked':
      return unchanged(session)
    case 'not-sure':
      return ask(session, 'closest')
    case 'skip':
      return ask(session, 'skip-reason')
    case 'back':
      return ask(session, 'label')
    case 'stop':
      return {
        session: { ...session, revision: session.revision + 1, asking: 'label', ended: { at: now, reason: 'stopped' } },
        happened: { kind: 'stopped' },
      }
  }
}

function answer(session: Session, given: Answer, around: Surroundings, now: Date): Step {
  const isSound = taskTypes[around.taskType].isSound(given, around.labels)
  if (!isSound || session.asking === 'skip-reason') return unchanged(session)
  return {
    session: { ...advance(session, around, now), answered: session.answered + 1 },
    happened: {
      kind: 'answered',
      offer: offerOf(session),
      answer: given,
      confidence: session.asking === 'closest' ? 'guess' : null,
      elapsedMs: Math.max(0, now.getTime() - session.offeredAt.getTime()),
      givenAt: now,
    },
  }
}

/** On to the next prompt, or to the end where there is none, or none that fits. */
function advance(session: Session, around: Surroundings, now: Date): Session {
  const moved = { ...session, revision: session.revision + 1, asking: 'label' as const }
  const reason = endReason(session, around, now)
  if (reason !== null) return { ...moved, ended: { at: now, reason } }
  return { ...moved, position: session.position + 1, offeredAt: now, ended: null }
}

function endReason(session: Session, around: Surroundings, now: Date): EndReason | null {
  if (!around.open) return 'campaign-closed'
  if (!nextFits(session, now)) return 'time'
  if (session.position < session.dealt) return null
  return around.isHoldDue ? 'held-back' : 'nothing-left'
}

function undo(session: Session, around: Surroundings, now: Date): Step {
  const position = lastDonePosition(session)
  if (position < 1 || around.lastDone === null || isEndedForGood(session)) return unchanged(session)
  if (!canUndo(session, now)) return { session, happened: { kind: 'too-late', what: 'undo' } }
  const isAnswer = around.lastDone === 'answer'
  return {
    session: {
      ...session,
      position,
      revision: session.revision + 1,
      asking: 'label',
      offeredAt: now,
      ended: null,
      answered: session.answered - (isAnswer ? 1 : 0),
      skipped: session.skipped - (isAnswer ? 0 : 1),
    },
    happened: { kind: 'undone', position, what: around.lastDone, at: now },
  }
}

function ask(session: Session, asking: Asking): Step {
  if (session.asking === asking) return unchanged(session)
  return { session: { ...session, asking, revision: session.revision + 1 }, happened: { kind: 'asked' } }
}

function unchanged(session: Session): Step {
  return { session, happened: { kind: 'nothing' } }
}

import type { Offer, Session } from '../domain/session.ts'

/** Once a session has ended, its last answer can be taken back for so long, and the prompt on screen answered. */
export const undoForMs = 10 * 60_000
const answerForMs = 24 * 60 * 60_000

/** Whether this is the one offer that can be acted on now. */
export function isOpenOffer(session: Session, offer: Offer): boolean {
  return offer.sessionId === session.id && offer.position === session.position && offer.revision === session.revision
}

/**
 * Whether the prompt at the session's position waits for an answer: also for a day after the clock ended the session under
 * it, as long as it has not moved on to a later session.
 */
export function hasOpenPrompt(session: Session, now: Date): boolean {
  return isPromptOnScreen(session) && isWithin(session, answerForMs, now)
}

export function isPromptOnScreen({ ended, dealt, position }: Session): boolean {
  return ended === null || (ended.reason === 'expired' && dealt >= position)
}

/** Whether a session is open, or ended no longer ago than this. */
function isWithin({ ended }: Session, ms: number, now: Date): boolean {
  return ended === null || now.getTime() - ended.at.getTime() <= ms
}

/** Whether it ended for a reason that no Undo takes back. */
export function isEndedForGood({ ended }: Session): boolean {
  return ended !== null && ['held-back', 'removed', 'finished', 'reopened', 'accounts-changed'].includes(ended.reason)
}

/** Whether the last answer or skip can still be taken back. */
export function canUndo(session: Session, now: Date): boolean {
  return lastDonePosition(session) >= 1 && !isEndedForGood(session) && isWithin(session, undoForMs, now)
}

/**
 * The position that Undo would take back, 0 where there is none. A session whose open prompt has moved on to a later one is
 * over for good: another item at that place would have to be gold exactly if the one that moved on is.
 */
export function lastDonePosition(session: Session): number {
  if (session.ended !== null && session.dealt < session.position) return 0
  return promptIsAnswered(session) ? session.position : session.position - 1
}

/** Whether a prompt begun now would, at the person's usual pace, be done within the session's time. */
export function nextFits(session: Session, now: Date): boolean {
  return now.getTime() + session.paceMs <= session.endsAt.getTime()
}

export function offerOf(session: Session): Offer {
  return {
    campaignId: session.campaignId,
    sessionId: session.id,
    position: session.position,
    revision: session.revision,
  }
}

function promptIsAnswered(session: Session): boolean {
  const reason = session.ended?.reason
  return reason === 'time' || reason === 'nothing-left' || reason === 'campaign-closed'
}

import type { Answer } from './answer.ts'
import type { ShownOrder } from './item.ts'

/** One sitting with a time box, and the offers put to a person in it. */

/** Names one putting of one prompt to a person. Buttons carry it; only the open offer takes an answer. */
export type Offer = {
  readonly campaignId: string
  readonly sessionId: string
  /** 1 for the first prompt of the session. */
  readonly position: number
  /** Grows with every change of the session, so an offer is never repeated. */
  readonly revision: number
}

/** What the card on screen asks just now. */
export type Asking = 'label' | 'closest' | 'skip-reason'

export type Confidence = 'guess' | 'fairly' | 'sure'

export type SkipReason = 'not-my-field' | 'unclear' | 'broken' | 'other'
export const skipReasons: readonly SkipReason[] = ['not-my-field', 'unclear', 'broken', 'other']

/** What a person did at a place of their session. */
export type LastDone = (
  | { readonly kind: 'answered'; readonly answer: Answer; readonly isGuess: boolean }
  | { readonly kind: 'skipped'; readonly reason: SkipReason }
) & {
  readonly isFlagged: boolean
  /** Of a pair or a ranking: in which order its texts were shown. Absent where none was drawn. */
  readonly shownOrder?: ShownOrder
}

export type EndReason =
  /** By a step: the next prompt would not fit, none is left, Stop was chosen, the campaign is paused meanwhile. */
  | 'time'
  | 'nothing-left'
  | 'stopped'
  | 'campaign-closed'
  /** By the clock; for one who is held back, or no longer annotates there; with the campaign. */
  | 'expired'
  | 'held-back'
  | 'removed'
  | 'finished'
  /** The same, but the campaign was reopened since. */
  | 'reopened'
  /** Two people turned out to be one, or one person's accounts were parted. */
  | 'accounts-changed'

/** What can no longer be done on the card of a session that ended a while ago. */
export type TooLate = 'answer' | 'undo'

export type Session = {
  readonly campaignId: string
  readonly id: string
  readonly personId: string
  readonly startedAt: Date
  readonly endsAt: Date
  /** `null` while the session is open. */
  readonly ended: { readonly at: Date; readonly reason: EndReason } | null
  /** The prompt on screen, or, once ended, the last one that was on screen. */
  readonly position: number
  readonly revision: number
  readonly asking: Asking
  /** When the open offer was made; elapsed time counts from here. */
  readonly offeredAt: Date
  /** How many positions have been dealt so far. */
  readonly dealt: number
  readonly answered: number
  readonly skipped: number
  /** The person's usual time for one answer. */
  readonly paceMs: number
}

export const sessionMinutesOffered: readonly number[] = [5, 10, 20]

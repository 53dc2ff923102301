import type { Answer } from '../answer.ts'
import type { Which } from './steer-intent.ts'

/** Names one putting of one item to an adjudicator; only the present one is acted on. */
export type ReviewOffer = { readonly campaignId: string; readonly sessionId: string; readonly revision: number }

export type Verdict = 'settled' | 'returned' | 'dropped'

/** Why an item waits for an adjudicator. */
export type ReviewReason = 'flagged' | 'unsure' | 'tied' | 'no-majority' | 'far-apart' | 'skipped-twice' | 'exhausted'
export const reviewReasons: readonly ReviewReason[] = [
  'flagged',
  'unsure',
  'tied',
  'no-majority',
  'far-apart',
  'skipped-twice',
  'exhausted',
]

/** All that can be asked in Review. */
export type ReviewIntent =
  /** Opens a sitting, or goes on with the one that is open. `minutes` null: as long as the campaign's sessions. */
  | { readonly kind: 'review'; readonly which: Which; readonly minutes: number | null }
  | ReviewStepIntent
  | { readonly kind: 'review-verdict'; readonly offer: ReviewOffer; readonly verdict: 'settled' | 'dropped' }
  /** Opens the window to write in. */
  | { readonly kind: 'review-write'; readonly offer: ReviewOffer }
  | { readonly kind: 'review-write-form'; readonly offer: ReviewOffer; readonly text: string }
  /** Takes over what somebody else wrote; `given` as `Votes` names it. */
  | { readonly kind: 'review-take'; readonly offer: ReviewOffer; readonly given: string }
  | { readonly kind: 'review-read-all'; readonly offer: ReviewOffer }
  /** An order that is not whole yet, tapped so far. */
  | { readonly kind: 'review-so-far'; readonly offer: ReviewOffer; readonly answer: Answer }

/** What can be done to the item on an adjudicator's screen. */
export type ReviewStepIntent =
  | { readonly kind: 'review-choose'; readonly offer: ReviewOffer; readonly answer: Answer }
  /** Takes back the own choice. */
  | { readonly kind: 'review-again'; readonly offer: ReviewOffer }
  /** Puts the item aside for this sitting. */
  | { readonly kind: 'review-pass'; readonly offer: ReviewOffer }
  | { readonly kind: 'review-return'; readonly offer: ReviewOffer; readonly more: 1 | 2 }
  | {
      readonly kind: 'review-decide'
      readonly offer: ReviewOffer
      readonly verdict: 'settled' | 'dropped'
      readonly why: string
    }
  | { readonly kind: 'review-undo'; readonly offer: ReviewOffer }
  | { readonly kind: 'review-stop'; readonly offer: ReviewOffer }

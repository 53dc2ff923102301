import type { Answer } from '../answer.ts'
import type { ReviewOffer, ReviewReason, Verdict } from '../intents/review-intent.ts'
import type { ItemContent } from '../item.ts'
import type { Label } from '../labels/label.ts'
import type { SkipReason } from '../session.ts'
import type { TaskTypeName } from '../task-types/task-types.ts'

/** What adjudicators are shown, and what those who flagged are told. */
export type ReviewScreen = ReviewItemScreen | VerdictFormScreen | ReviewOverScreen | ChooseReviewScreen | OutcomesScreen

/** `given` names what others wrote, so that it can be taken over; absent where it can be chosen like any label. */
export type Votes = readonly { readonly labels: readonly string[]; readonly count: number; readonly given?: string }[]

export type ReviewItemScreen = {
  readonly kind: 'review-item'
  readonly offer: ReviewOffer
  readonly campaignName: string
  readonly taskType: TaskTypeName
  readonly labels: readonly Label[]
  readonly content: ItemContent
  readonly reasons: readonly ReviewReason[]
  /** What those who flagged it wrote, the oldest first. */
  readonly notes: readonly string[]
  readonly skips: readonly { readonly reason: SkipReason; readonly count: number }[]
  /** Sitting until this local time, as `10:35`; `waiting` counts this item too. */
  readonly place: { readonly waiting: number; readonly until: string }
  /** null before the adjudicator has chosen: until then nobody else's view is shown. */
  readonly choice: {
    readonly labels: readonly string[]
    readonly votes: Votes
    /** The known answer and why, where the item has one. */
    readonly known: { readonly labels: readonly string[]; readonly explanation: string } | null
  } | null
  /** What was tapped of an order that is not whole yet. Absent where nothing was. */
  readonly soFar?: Answer
  /** How many more answers can be asked for, 0 to 2. */
  readonly mayReturn: 0 | 1 | 2
  readonly canUndo: boolean
  /** What is to be said of a tap that was not taken; absent where there is nothing. */
  readonly note?: 'too-soon'
}

/** Asks for the sentence that goes with a verdict. */
export type VerdictFormScreen = {
  readonly kind: 'verdict-form'
  readonly offer: ReviewOffer
  readonly verdict: 'settled' | 'dropped'
  /** What it is settled as; empty for a drop. */
  readonly labels: readonly string[]
  readonly hasFlags: boolean
}

export type ReviewOverScreen = {
  readonly kind: 'review-over'
  readonly campaignId: string
  readonly campaignName: string
  readonly reason: 'time' | 'nothing-left' | 'stopped' | 'expired'
  readonly settled: number
  readonly returned: number
  readonly dropped: number
  readonly waiting: number
  readonly minutes: number
  readonly undo: ReviewOffer | null
}

export type ChooseReviewScreen = {
  readonly kind: 'choose-review'
  readonly campaigns: readonly { readonly campaignId: string; readonly name: string; readonly waiting: number }[]
}

/** What became of the cases that a person flagged. */
export type OutcomesScreen = {
  readonly kind: 'outcomes'
  readonly campaignName: string
  readonly outcomes: readonly {
    /** The beginning of the item. */
    readonly excerpt: string
    readonly verdict: Verdict
    readonly labels: readonly string[]
    readonly why: string
  }[]
}

import type { KnownTally } from '../figures/known-tally.ts'
import type { Heard } from '../messages/heard.ts'

/**
 * What people are told when somebody's answers to gold ask for a closer look. Whoever it is about gets no number: it would be
 * read as a mark. Leads get what was found; it is absent from what was written before it was told.
 */
export type WatchScreen =
  /** To the annotator. `leads` are their names. */
  | {
      readonly kind: 'held-back'
      readonly campaignName: string
      readonly leads: readonly string[]
    }
  | AnnotatorHeldBackScreen
  /** To the leads: a reason to look, and no more. */
  | {
      readonly kind: 'annotator-warning'
      readonly campaignName: string
      readonly personName: string
      readonly known?: KnownTally
    }
  /** To the annotator, when a lead let them go on. */
  | {
      readonly kind: 'may-go-on'
      readonly campaignId: string
      readonly campaignName: string
      readonly byName: string
      readonly sessionMinutes: number
    }

/** To the leads, who can undo it. `goesOn` is set once somebody did. */
export type AnnotatorHeldBackScreen = {
  readonly kind: 'annotator-held-back'
  readonly campaignId: string
  readonly campaignName: string
  readonly personId: string
  readonly personName: string
  readonly known?: KnownTally
  readonly goesOn: { readonly byName: string; readonly heard?: Heard } | null
}

import type { Answer } from '../../../domain/answer.ts'
import type { ReviewOffer } from '../../../domain/intents/review-intent.ts'
import type { ItemContent, ShownOrder } from '../../../domain/item.ts'
import type { Label } from '../../../domain/labels/label.ts'
import type { Offer } from '../../../domain/session.ts'
import type { ButtonIntent } from '../../codec/intent-codec.ts'
import type { Control, Input, Part } from '../card.ts'

/** What a click on an answer asks for, or one on a part of it, which is kept nowhere. */
export type Giving = (answer: Answer, isSoFar?: 'so-far') => ButtonIntent

/** How a task type asks for an answer: on an item's card, in Review, and for a known one. */
export type Asks = {
  /** What is to be known of the labels before one answers. */
  explain(labels: readonly Label[]): readonly Part[]
  /**
   * The block of controls that answers.
   * @param chosen ids of labels that show as chosen: ticked or put in order so far, or answered before it was taken back
   */
  controls(labels: readonly Label[], give: Giving, chosen: readonly number[]): readonly Control[]
  /** The labels as their person sees them, where that hangs on the order in which the item's texts are shown. */
  shownLabels?(labels: readonly Label[], order: ShownOrder): readonly Label[]
  /** What is answered, where a list of labels would not say it. */
  inGuide?(): readonly Part[]
  /** Whether one has to know what is asked before one reads the item. */
  readonly asksFirst?: true
  /** The buttons that answer where no control can carry what is given; `controls` has none then. */
  writes?(content: ItemContent, offer: Offer): readonly Control[]
  reviewWrites?(content: ItemContent, offer: ReviewOffer): readonly Control[]
  /** The same for an adjudicator, who has notes to read beside. */
  reviewControls(labels: readonly Label[], give: Giving, chosen: readonly number[]): readonly Control[]
  /** The field in which a known answer is corrected; `edge/read-answer.ts` reads it. */
  field(labels: readonly Label[], answer: Answer): Input
  /** What is to be known to fill it in. */
  readonly hint?: string
  /** Whether that field, left empty, says that no label fits. */
  readonly mayBeEmpty?: true
}

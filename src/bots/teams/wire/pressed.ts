import type { Control } from '../../cards/card.ts'
import { packIntent } from '../../codec/intent-codec.ts'

/** A file still at the platform. */
export type SentFile = { readonly name: string; readonly url: string }

/** What our buttons carry; what is put into a card's inputs comes beside it. */
export type Pressed = {
  /** The value of a button's own intent. */
  readonly act?: string
  /** That of Done, which sends what is ticked. */
  readonly done?: string
  /** The id of the input in which something was chosen that is to act. */
  readonly choice?: string
  /** What was typed, whose answer is a window. */
  readonly words?: string
  /** A file that was sent with those words, for the form that opens. */
  readonly file?: SentFile
  /** The card stays as it is. */
  readonly stays?: true
}

/** Ids of inputs that are no field of a form begin with these. */
export const tickId = 'tick-'
export const choiceId = 'choice-'

/** The id of what says that the text kept for a field is not wanted any more: this, then the field's name. */
export const emptyId = 'empty-'
export const emptied = 'true'

/** What pressing a control sends that is a button of its own. */
export function carriedBy(control: Extract<Control, { kind: 'button' | 'done' }>): Pressed {
  const value = packIntent(control.intent)
  return control.kind === 'done' ? { done: value } : { act: value }
}

/** Why a number cannot be computed. */
export type WhyUndefined =
  | { readonly kind: Plain }
  /** There are `there` of what it takes at least so many of. */
  | {
      readonly kind: 'few-golds-for-temperature' | 'few-forecasts' | 'few-known-answers' | 'few-known-items'
      readonly least: number
      readonly there: number
    }
  | { readonly kind: 'few-times' | 'few-exposures' | 'few-days' | 'few-items' | 'few-shared'; readonly least: number }
  | { readonly kind: 'labels-are-no-numbers'; readonly level: string }

type Plain =
  /** Times. */
  | 'time-not-positive'
  | 'no-times'
  | 'times-alike'
  /** Known answers. */
  | 'answers-missing'
  | 'one-wrong-answer'
  | 'no-gold-answered'
  | 'no-gold-given'
  | 'no-known-item'
  | 'none-of-theirs-known'
  /** Agreement. */
  | 'no-item-twice'
  | 'one-class'
  | 'ac1-undefined'
  | 'one-item'
  | 'answers-alike'
  | 'pairs-too-many'
  | 'pairs-alike'
  | 'no-item-shared'
  | 'both-alike'
  | 'draws-undefined'
  /** Whatever else. */
  | 'too-large-for-memory'
  | 'no-label-yet'
  | 'right-labels-unknown'
  | 'no-gain-measured'
  | 'one-side-empty'
  | 'nothing-observed'

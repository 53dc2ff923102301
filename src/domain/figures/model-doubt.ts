/** What speaks against trusting the labels that Dawid and Skene's model found. */
export type ModelDoubt =
  /** `each`: answers of an annotator, in the mean. */
  | { readonly kind: 'few-answers-each'; readonly each: number; readonly least: number }
  /** It disagrees with the majority on so many items, in percent. */
  | { readonly kind: 'often-against-majority'; readonly percent: number }
  /** It leaves a class so many of the items that the class wins by majority. */
  | { readonly kind: 'class-starved'; readonly label: string; readonly left: number; readonly won: number }

/** A doubt, or one about a label of several that are looked at one by one. */
export type AnyDoubt =
  | ModelDoubt
  | { readonly kind: 'too-large-for-memory' }
  | { readonly kind: 'about-label'; readonly label: string; readonly doubt: AnyDoubt }

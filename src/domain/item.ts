/** The letters of the sides of a pair, or of the candidates of a ranking, in the order in which they stand on somebody's screen: `ba`, `cab`. */
export type ShownOrder = string

/** What an annotator is shown of one item: data, never markup. Absent parts are `null`. */
export type ItemContent = {
  readonly text: string | null
  /** The two sides of a pairwise item. */
  readonly a: string | null
  readonly b: string | null
  /** The three to five texts of a ranking, in the order of their letters. Absent everywhere else. */
  readonly candidates?: readonly string[]
  /** Of a pair or a ranking that was dealt to somebody. Absent everywhere else, and where none was drawn. */
  readonly shownOrder?: ShownOrder
  /** What is to be corrected. Absent where there is nothing yet. */
  readonly draft?: string
  /** An https address. */
  readonly image: string | null
  /** The values of `context_*` columns under their names, in the file's order. */
  readonly context: readonly (readonly [name: string, value: string])[]
}

/** Which side of a pair stands first on somebody's screen. */
export type ShownOrder = 'ab' | 'ba'

/** What an annotator is shown of one item: data, never markup. Absent parts are `null`. */
export type ItemContent = {
  readonly text: string | null
  /** The two sides of a pairwise item. */
  readonly a: string | null
  readonly b: string | null
  /** Of a pair that was dealt to somebody. Absent everywhere else, and where none was drawn. */
  readonly shownOrder?: ShownOrder
  /** An https address. */
  readonly image: string | null
  /** The values of `context_*` columns under their names, in the file's order. */
  readonly context: readonly (readonly [name: string, value: string])[]
}

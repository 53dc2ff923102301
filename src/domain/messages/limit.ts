/** What a platform allows for one kind of call: `burst` at once, then one each `everyMs`. */
export type Limit = {
  /** The same for all calls that count together. */
  readonly key: string
  readonly burst: number
  readonly everyMs: number
}

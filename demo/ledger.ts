export type Settlement = { readonly text: string; readonly label: string; readonly why: string }

/** Something that was done to a click or a reply on purpose. */
export type Mishap =
  | 'double click'
  | 'redelivered at once'
  | 'redelivered late'
  | 'reply lost'
  | 'message reply lost'
  | 'told to wait'

/** What the people of the demo know, written down beside the product and never shown to it. */
export class Ledger {
  readonly #answers = new Map<string, Map<string, string>>()
  readonly mishaps: Mishap[] = []
  readonly flags: { readonly handle: string; readonly text: string }[] = []
  readonly settled: Settlement[] = []
  /** What should not have happened, in words. */
  readonly troubles: string[] = []

  /** By person and text, where the answer was given. */
  readonly #places = new Map<string, 'slack' | 'teams'>()

  answered(handle: string, text: string, label: string, place: 'slack' | 'teams'): void {
    this.#places.set(`${handle} ${text}`, place)
    const own = this.#answers.get(handle) ?? new Map<string, string>()
    own.set(text, label)
    this.#answers.set(handle, own)
  }

  takenBack(handle: string, text: string): void {
    this.#answers.get(handle)?.delete(text)
  }

  /** How many of somebody's answers were given there. */
  countAt(handle: string, place: 'slack' | 'teams'): number {
    return [...this.of(handle).keys()].filter((text) => this.#places.get(`${handle} ${text}`) === place).length
  }

  /** By the text of the item, the label given. */
  of(handle: string): ReadonlyMap<string, string> {
    return this.#answers.get(handle) ?? new Map()
  }
}

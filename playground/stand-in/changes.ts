export type ChangeListener = () => void

/** Tells the page and the saver that something in the workspace changed. Not what: they look for themselves. */
export class Changes {
  readonly #listeners = new Set<ChangeListener>()

  /** Returns a function that stops listening. */
  listen(listener: ChangeListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  tell(): void {
    for (const listener of this.#listeners) listener()
  }
}

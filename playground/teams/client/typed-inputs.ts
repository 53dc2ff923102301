/** What people have typed into cards and not yet sent. */
export class TypedInputs {
  readonly #typed = new Map<string, Map<string, Record<string, string>>>()

  /** @param surface a message's id, or `dialog` and the person's id */
  of(surface: string, personId: string): Readonly<Record<string, string>> {
    return this.#typed.get(surface)?.get(personId) ?? {}
  }

  type(surface: string, personId: string, inputId: string, value: string): void {
    const people = this.#typed.get(surface) ?? new Map<string, Record<string, string>>()
    people.set(personId, { ...people.get(personId), [inputId]: value })
    this.#typed.set(surface, people)
  }

  forget(surface: string): void {
    this.#typed.delete(surface)
  }
}

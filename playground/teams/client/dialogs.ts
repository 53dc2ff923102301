import type { Json } from '../json.ts'
import type { Place } from './place.ts'

/** A dialog as it stands in front of a person. */
export type Dialog = {
  readonly title: string
  readonly card: Json
  /** The conversation that it was opened from. */
  readonly place: Place
}

/** The dialog in front of each person: Teams shows one at a time. */
export class Dialogs {
  readonly #open = new Map<string, Dialog>()

  of(personId: string): Dialog | null {
    return this.#open.get(personId) ?? null
  }

  show(personId: string, dialog: Dialog): void {
    this.#open.set(personId, dialog)
  }

  close(personId: string): void {
    this.#open.delete(personId)
  }
}

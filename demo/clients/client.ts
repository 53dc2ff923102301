import type { Player } from '../cast.ts'

/** A message as its reader sees it. A snapshot: what they press on it is what they saw, whatever it shows by then. */
export type Mail = {
  readonly id: string
  /** Shown to its reader alone, for a moment. */
  readonly isAside: boolean
  /** What a notification says of it. */
  readonly notice: string
  readonly words: string
  readonly buttons: readonly string[]
  /** All that its buttons carry, which tells one card that asks from every other. */
  readonly offer: string
  /** What others wrote, each set apart: an item's text first, then notes. */
  readonly quotes: readonly string[]
  /** The rows of the first table, as words. */
  readonly table: readonly (readonly string[])[]
}

/** What came of something that was sent to the product. */
export type Came = {
  readonly deliveryId: string | null
  /** Null where the product took it. */
  readonly error: string | null
  /** What was said beside the card, to this person alone; '' where nothing was. */
  readonly told: string
}

/** How the visible answer to a click gets lost: before it was shown, or the product's knowledge that it was. */
export type Loss = 'dropped' | 'refused' | 'unknown'

/** One person at a client of one platform. */
export type Client = {
  readonly owner: Player
  readonly platform: 'slack' | 'teams'
  /** Of their messages from the product, oldest first. */
  ids(): readonly string[]
  /** A message as it stands now. @throws RangeError when it is gone */
  mail(id: string): Mail
  /** Presses a button, which may be several times at once, and waits until something comes of it. */
  press(seen: Mail, text: string, times?: number): Promise<Came>
  /** Presses a button whose visible answer is lost. */
  pressUnseen(seen: Mail, text: string, loss: Loss): Promise<Came>
  /** The same click arrives once more. */
  redeliver(deliveryId: string): Promise<Came>
  /** Opens the window that a button, or a choice of a message's menu, leads to. */
  open(seen: Mail, text: string): Promise<void>
  /** Chooses in a message's menu what is done at once. */
  choose(seen: Mail, option: string): Promise<void>
  /** Types a command, `status Contract clauses`. */
  type(words: string): Promise<void>
  /** The window in front by its title, or null. */
  window(): string | null
  fill(label: string, value: string): Promise<void>
  /** Sends the window. @returns what is wrong with it, or null */
  send(button: string): Promise<string | null>
  closeWindow(): Promise<void>
  /** Waits until `look` finds something. @throws Error after ten seconds */
  until<T>(look: () => T | null | undefined | false): Promise<T>
}

import type { ClickWorld } from '../../../src/flows/click-world.ts'
import type { Database } from '../../../src/store/db/database.ts'
import type { Filled } from './intents.ts'

/** A card with buttons as somebody saw it; pressing one later is a click on what was shown then. */
export type SeenCard = {
  /** All that stands on it. */
  readonly words: string
  /** What its buttons say, those of its menus and lists too. */
  readonly buttons: readonly string[]
  /** What can be ticked in it. */
  readonly ticks: readonly string[]
  /** Ticks exactly these. */
  tick(texts: readonly string[]): Promise<void>
  /** Returns the delivery, to be sent again. */
  press(text: string, which: 'first' | 'last'): Promise<string | null>
}

/** Among how many messages the newest card is looked for: nearly always the first will do, and the last is all. */
export const looks = [10, Number.POSITIVE_INFINITY]

/** A platform with the product behind it, as a story's people use it. */
export type Player = {
  readonly world: ClickWorld
  readonly database: Database
  /** The domain's time, which only the story moves. */
  readonly clock: { now: Date }
  readonly logged: readonly { readonly message: string; readonly fields: object }[]
  /** What waits in the queues. */
  readonly waiting: { readonly queue: string; readonly id: string }[]
  /** Makes somebody known to the product, who is shown what there is. */
  greet(who: string): Promise<void>
  /** The newest card that has any button; null before there is one. */
  newestCard(who: string): SeenCard | null
  redeliver(deliveryId: string): Promise<void>
  /** Types a command, and opens the window to which it leads. */
  say(who: string, words: string): Promise<void>
  /** The title of the window in front. */
  window(who: string): string | null
  fill(who: string, field: Filled): Promise<void>
  /** Sends the window in front; false where it has no such button. */
  send(who: string, button: string): Promise<boolean>
  close(who: string): Promise<void>
  /** Takes the files that wait for somebody's word, where a platform asks for it. */
  takeFiles(who: string): Promise<void>
  /** Resolves once all that is under way is done, and nothing more comes of it. */
  settled(): Promise<void>
  stop(): Promise<void>
}

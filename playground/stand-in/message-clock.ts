/** The time that messages bear: the product's, where that has a clock of its own. */
export type MessageClock = {
  /** Milliseconds, as they were last heard of. */
  now(): number
  /** Hears again where it may have moved since; called before a message is kept. */
  hear(): Promise<void>
}

export const realTime: MessageClock = { now: Date.now, hear: async () => {} }

/** Follows a clock elsewhere, which goes as the real one does, or stands, and is moved at times. */
export class FollowedClock implements MessageClock {
  readonly #ask: () => Promise<Date | null>
  readonly #stands: boolean
  #heard: Date
  #heardAt = Date.now()
  #moves = 0

  /** @param ask its time now, or null where it cannot be had */
  constructor(ask: () => Promise<Date | null>, { from, stands }: { readonly from: Date; readonly stands: boolean }) {
    this.#ask = ask
    this.#heard = from
    this.#stands = stands
  }

  now(): number {
    return this.#heard.getTime() + (this.#stands ? 0 : Date.now() - this.#heardAt)
  }

  async hear(): Promise<void> {
    if (this.#moves > 0) await this.#hearNow()
  }

  /** Moves it: what is written on the way bears the time that it has then. */
  async whileMoving<T>(move: () => Promise<T>): Promise<T> {
    this.#moves += 1
    try {
      return await move()
    } finally {
      this.#moves -= 1
      await this.#hearNow()
    }
  }

  async #hearNow(): Promise<void> {
    const at = await this.#ask()
    if (at === null) return
    this.#heard = at
    this.#heardAt = Date.now()
  }
}

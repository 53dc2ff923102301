import { setTimeout as pause } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'

/** Which messages show on other clients what the last click in them was answered with. */
export type MessageUpdates = {
  /** A click in a message was answered with this card; null where it stays as it is. */
  answered(message: string, card: object | null): void
  /** A message was updated to this card. */
  updated(message: string, card: object): void
  /** Waits until no message is behind. @throws Error after a while */
  caughtUp(): Promise<void>
  seen(): UpdatesSeen
}

export type UpdatesSeen = {
  readonly updates: number
  /** Messages that were behind at one time, at the most. */
  readonly mostBehind: number
  /** How long it took at the most until none was. */
  readonly caughtUpMs: number
  /** Clicks that changed no message: they were answered with words alone. */
  readonly putOff: number
}

const mostMs = 15_000

export function messageUpdates(): MessageUpdates {
  const behind = new Map<string, object>()
  let updates = 0
  let mostBehind = 0
  let caughtUpMs = 0
  let putOff = 0
  return {
    answered(message, card) {
      if (card === null) {
        putOff += 1
        return
      }
      behind.set(message, card)
      mostBehind = Math.max(mostBehind, behind.size)
    },
    updated(message, card) {
      updates += 1
      if (isDeepStrictEqual(behind.get(message), card)) behind.delete(message)
    },
    seen: () => ({ updates, mostBehind, caughtUpMs, putOff }),
    async caughtUp() {
      const began = performance.now()
      while (behind.size > 0) {
        if (performance.now() - began > mostMs) throw new Error(`${behind.size} messages were never brought up to date`)
        await pause(10)
      }
      caughtUpMs = Math.max(caughtUpMs, Math.round(performance.now() - began))
    },
  }
}

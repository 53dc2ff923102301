import { setTimeout as pause } from 'node:timers/promises'
import type { MessageAddress, Sent } from '../../../domain/message.ts'
import type { Card } from '../../cards/card.ts'
import type { Log } from '../../edge/log.ts'

/**
 * Brings messages up to date with what clicks were answered: other clients show the card as it was sent. Of each message
 * at most one update waits, with the last state.
 */
export type LaterUpdates = {
  enqueue(address: MessageAddress, card: Card): void
}

/** So often in a row an update is put off before it is given up. */
const mostPutOff = 5

export function laterUpdates(
  update: (address: MessageAddress, card: Card) => Promise<Sent>,
  log: Log,
  track: <T>(work: Promise<T>) => Promise<T>,
  afterMs: number,
): LaterUpdates {
  const waiting = new Map<string, { readonly address: MessageAddress; card: Card }>()

  async function work(key: string): Promise<void> {
    let putOff = 0
    let waitMs = afterMs
    for (let entry = waiting.get(key); entry !== undefined; entry = waiting.get(key)) {
      await pause(waitMs, undefined, { ref: false })
      const { address, card } = entry
      const sent = await update(address, card)
      putOff = sent.kind === 'limited' ? putOff + 1 : 0
      const isLast = entry.card === card
      const mayCome = sent.kind === 'limited' && putOff < mostPutOff
      if (isLast && !mayCome) waiting.delete(key)
      if (sent.kind !== 'sent' && !mayCome) log.warn({ sent: sent.kind }, 'message was not brought up to date')
      waitMs = sent.kind === 'limited' ? sent.retryAfterMs : afterMs
    }
  }

  return {
    enqueue(address, card) {
      const key = `${address.channel} ${address.message}`
      const entry = waiting.get(key)
      if (entry !== undefined) {
        entry.card = card
        return
      }
      waiting.set(key, { address, card })
      void track(work(key)).catch((error: unknown) => {
        waiting.delete(key)
        log.warn({ err: error }, 'message was not brought up to date')
      })
    },
  }
}

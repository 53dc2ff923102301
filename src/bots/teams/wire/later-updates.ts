import type { MessageAddress, Sent } from '../../../domain/message.ts'
import type { Card } from '../../cards/card.ts'
import type { Log } from '../../edge/log.ts'

/** What a message is to show, found out when it is sent; null where nothing is to change any more. */
export type Draw = () => Promise<Card | null>

/**
 * Brings messages up to date with what clicks were answered: other clients show the card as it was sent. Of each message
 * at most one update waits, with the last state.
 */
export type LaterUpdates = {
  /** After a click: sent once the clicks pause. */
  enqueue(address: MessageAddress, draw: Draw): void
  /** Sent in so long, unless a click comes before. */
  enqueueIn(ms: number, address: MessageAddress, draw: Draw): void
  /** What waits for this message is out of date: something newer is sent to it now. */
  drop(address: MessageAddress): void
  /** Sends what waits for a pause, and resolves once nothing does. */
  settled(): Promise<void>
  /** Sends all that waits once more; what is put off even then is left. */
  stop(): Promise<void>
}

/** While somebody goes on clicking, other clients are behind for so many pauses at the most. */
const mostPauses = 5
/** So often in a row an update is put off, each time for longer, before it is given up: about ten minutes. */
const mostPutOff = 12
const mostWaitMs = 60_000

type Entry = {
  readonly address: MessageAddress
  draw: Draw
  /** Since when other clients are behind, on `performance.now()`'s clock. */
  since: number
  /** How often in a row it was put off. */
  putOff: number
  timer: NodeJS.Timeout | null
  sending: Promise<void> | null
}

/** @param pauseMs so long after the last click nobody is thought to go on clicking */
export function laterUpdates(
  update: (address: MessageAddress, card: Card) => Promise<Sent>,
  log: Log,
  pauseMs: number,
): LaterUpdates {
  const waiting = new Map<string, Entry>()
  let isStopped = false

  function add(address: MessageAddress, draw: Draw, ms: number): void {
    const entry: Entry = { address, draw, since: performance.now(), putOff: 0, timer: null, sending: null }
    waiting.set(keyOf(address), entry)
    sendIn(ms, entry)
  }

  function sendIn(ms: number, entry: Entry): void {
    if (entry.timer !== null) clearTimeout(entry.timer)
    entry.timer = setTimeout(() => void send(entry), ms).unref()
  }

  /** One at a time of each message: what comes meanwhile goes next. */
  async function send(entry: Entry): Promise<void> {
    if (entry.timer !== null) clearTimeout(entry.timer)
    entry.sending ??= sendNow(entry).finally(() => {
      entry.sending = null
    })
    await entry.sending
  }

  async function sendNow(entry: Entry): Promise<void> {
    const { draw } = entry
    const sent = await drawnAndSent(entry)
    if (waiting.get(keyOf(entry.address)) !== entry) return
    if (sent?.kind === 'limited' && entry.putOff < mostPutOff && !isStopped) {
      const waitMs = Math.min(mostWaitMs, sent.retryAfterMs * 2 ** entry.putOff)
      entry.putOff += 1
      return sendIn(Math.max(sent.retryAfterMs, waitMs), entry)
    }
    if (sent !== null && sent.kind !== 'sent') log.warn({ sent: sent.kind }, 'message was not brought up to date')
    entry.putOff = 0
    if (entry.draw === draw) return void waiting.delete(keyOf(entry.address))
    entry.since = performance.now()
    sendIn(pauseMs, entry)
  }

  async function drawnAndSent({ draw, address }: Entry): Promise<Sent | null> {
    try {
      const card = await draw()
      return card === null ? null : await update(address, card)
    } catch (error) {
      log.warn({ err: error }, 'message was not brought up to date')
      return null
    }
  }

  /** Those that wait for a pause, or are being sent. */
  const soon = () => [...waiting.values()].filter(({ putOff }) => putOff === 0)

  return {
    enqueue(address, draw) {
      const entry = waiting.get(keyOf(address))
      if (entry === undefined) return add(address, draw, pauseMs)
      entry.draw = draw
      const mostMs = entry.since + pauseMs * mostPauses - performance.now()
      if (entry.putOff === 0) sendIn(Math.max(0, Math.min(pauseMs, mostMs)), entry)
    },
    enqueueIn(ms, address, draw) {
      if (!waiting.has(keyOf(address))) add(address, draw, ms)
    },
    drop(address) {
      const entry = waiting.get(keyOf(address))
      if (entry?.timer) clearTimeout(entry.timer)
      waiting.delete(keyOf(address))
    },
    async settled() {
      for (let some = soon(); some.length > 0; some = soon()) await Promise.all(some.map(send))
    },
    async stop() {
      isStopped = true
      while (waiting.size > 0) await Promise.all([...waiting.values()].map(send))
    },
  }
}

function keyOf({ channel, message }: MessageAddress): string {
  return `${channel} ${message}`
}

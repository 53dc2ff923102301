import type { Log } from '../../edge/log.ts'

/** Tells Slack once that a request arrived. It may be too late for that; what was kept stays kept. */
export type Acknowledging = {
  readonly isDone: () => boolean
  /** Does nothing where Slack was told before. */
  once(ack: () => Promise<void>): Promise<void>
}

export function acknowledging(log: Log): Acknowledging {
  let done = false
  return {
    isDone: () => done,
    async once(ack) {
      if (done) return
      done = true
      await ack().catch((error: unknown) => log.warn({ err: error }, 'acknowledged too late'))
    },
  }
}

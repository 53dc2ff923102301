import type { Logger } from 'pino'

/** Ways to close what has been opened, the last opened first. */
export type Closing = (() => Promise<void>)[]

/** Whoever runs this gives it 30 s to end: what is not closed by then, on a dead connection perhaps, is left. */
const endsWithinMs = 28_000

/**
 * Starts, then runs until SIGTERM or SIGINT, or until the process that started this one is gone without a word. It ends by
 * taking nothing new and finishing what is open; a start that fails, or that is stopped half-way, closes what it opened.
 *
 * @param start fills `closing` as it goes
 */
export async function runUntilStopped(start: (closing: Closing) => Promise<void>, log: Logger): Promise<void> {
  const closing: Closing = []
  const starting = start(closing).then(
    () => true,
    (error) => {
      log.fatal({ err: error }, 'could not start')
      return false
    },
  )
  let ending: Promise<void> | null = null
  const end = async (exitCode: number) => {
    setTimeout(() => {
      log.error('did not end in time')
      process.exit(1)
    }, endsWithinMs).unref()
    for (const close of closing) await close().catch((error) => log.error({ err: error }, 'while stopping'))
    log.info('stopped')
    process.exit(exitCode)
  }
  for (const reason of ['SIGTERM', 'SIGINT', 'disconnect'] as const) {
    process.on(reason, () => {
      log.info({ reason }, 'stopping')
      ending ??= starting.then(() => end(0))
    })
  }
  if (await starting) return
  ending ??= end(1)
  await ending
}

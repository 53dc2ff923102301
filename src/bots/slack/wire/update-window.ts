import { setTimeout as pause } from 'node:timers/promises'
import type { ModalView } from '@slack/types'
import { WebAPIPlatformError, type WebClient } from '@slack/web-api'
import type { Log } from '../../edge/log.ts'
import { isRateLimit, sentDespite } from './sent.ts'

/** Pauses before another try: a window that was just pushed with an acknowledgement is not there at once. */
const pausesMs = [150, 300, 600, 1200, 2400]

/** Shows something else in a window that was opened under an id of ours. One that was closed meanwhile is left alone. */
export async function updateWindow(log: Log, client: WebClient, externalId: string, view: ModalView): Promise<void> {
  for (const pauseMs of [...pausesMs, null]) {
    try {
      await client.views.update({ external_id: externalId, view })
      return
    } catch (error) {
      const mayCome = !(error instanceof WebAPIPlatformError) || error.data.error === 'not_found' || isRateLimit(error)
      if (mayCome && pauseMs !== null) {
        await pause(Math.max(pauseMs, saidToWait(error)))
        continue
      }
      log.warn({ err: error }, 'window was not changed')
      return
    }
  }
}

/** Nobody looks at a window for longer. */
const longestMs = 60_000

/** How long Slack said to wait, in milliseconds; 0 where it did not. */
function saidToWait(error: unknown): number {
  const why = isRateLimit(error) ? sentDespite(error, true) : null
  return why?.kind === 'limited' ? Math.min(why.retryAfterMs, longestMs) : 0
}

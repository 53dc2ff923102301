import type { WebClient } from '@slack/web-api'
import type { Log } from '../../edge/log.ts'
import type { Answer } from '../../platform.ts'
import type { Way } from '../receive.ts'
import { acknowledging } from './acknowledge.ts'
import { openWindow } from './open-window.ts'
import { windowLimits } from './rates.ts'
import { showCard } from './show-card.ts'

/** How a click is answered: acknowledged with nothing, then shown through its own address. */
export function answerClick(
  log: Log,
  client: WebClient,
  workspaceId: string,
  way: Way,
  ack: () => Promise<void>,
): Answer {
  const acknowledged = acknowledging(log)
  const arrived = () => acknowledged.once(ack)
  return {
    arrived,
    async replace(card) {
      await arrived()
      return await showCard(way.responseUrl, card, 'replace')
    },
    async aside(card) {
      await arrived()
      return await showCard(way.responseUrl, card, 'aside')
    },
    async window(window) {
      await arrived()
      return await openWindow(client, way, window)
    },
    windowLimits: windowLimits(workspaceId),
  }
}

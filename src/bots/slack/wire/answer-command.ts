import type { AckFn, RespondArguments } from '@slack/bolt'
import type { WebClient } from '@slack/web-api'
import type { Log } from '../../edge/log.ts'
import { hasPlainer } from '../../edge/plainer.ts'
import type { Answer } from '../../platform.ts'
import type { Way } from '../receive.ts'
import { renderCard } from '../render.ts'
import { acknowledging } from './acknowledge.ts'
import { openWindow } from './open-window.ts'
import { windowLimits } from './rates.ts'
import { messageBody, showCard } from './show-card.ts'

/**
 * How a command is answered: in the acknowledgement itself, or, what is late or may have to be said again more plainly,
 * through its own address.
 */
export function answerCommand(
  log: Log,
  client: WebClient,
  workspaceId: string,
  way: Way,
  ack: AckFn<string | RespondArguments>,
): Answer {
  const acknowledged = acknowledging(log)
  const arrived = () => acknowledged.once(ack)
  const aside: Answer['aside'] = async (card) => {
    if (acknowledged.isDone() || hasPlainer(card)) {
      await arrived()
      return await showCard(way.responseUrl, card, 'aside')
    }
    await acknowledged.once(() => ack({ response_type: 'ephemeral', ...messageBody(renderCard(card)) }))
    return { kind: 'shown' }
  }
  return {
    arrived,
    // There is no message to replace.
    replace: aside,
    aside,
    async window(window) {
      await arrived()
      return await openWindow(client, way, window)
    },
    windowLimits: windowLimits(workspaceId),
  }
}

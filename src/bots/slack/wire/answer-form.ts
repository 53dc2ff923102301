import type { AckFn, ViewResponseAction } from '@slack/bolt'
import type { WebClient } from '@slack/web-api'
import type { Log } from '../../edge/log.ts'
import type { FormAnswer } from '../../platform.ts'
import { renderWindow } from '../render-window.ts'
import { acknowledging } from './acknowledge.ts'
import { updateWindow } from './update-window.ts'

const actions = { 'on-top': 'push', 'in-place': 'update' } as const

/**
 * How a form is answered: in the acknowledgement, and from then on by changing the window that this showed.
 * @param externalId by which that window is found again; nobody else's
 */
export function answerForm(
  log: Log,
  client: WebClient,
  externalId: string,
  ack: AckFn<ViewResponseAction>,
): FormAnswer {
  const acknowledged = acknowledging(log)
  return {
    refuse: (errors) => acknowledged.once(() => ack({ response_action: 'errors', errors })),
    async window(at, window) {
      const view = renderWindow(window, externalId)
      if (acknowledged.isDone()) await updateWindow(log, client, externalId, view)
      else await acknowledged.once(() => ack({ response_action: actions[at], view }))
    },
    close: () => acknowledged.once(() => ack({ response_action: 'clear' })),
  }
}

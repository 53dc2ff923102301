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
 * @param blockIds what the blocks of the form's fields are called
 */
export function answerForm(
  log: Log,
  client: WebClient,
  externalId: string,
  ack: AckFn<ViewResponseAction>,
  blockIds: ReadonlyMap<string, string>,
): FormAnswer {
  const acknowledged = acknowledging(log)
  return {
    refuse: (problems) => {
      const errors = Object.fromEntries(
        Object.entries(problems).map(([name, text]) => [blockIds.get(name) ?? name, text]),
      )
      return acknowledged.once(() => ack({ response_action: 'errors', errors }))
    },
    async window(at, window) {
      const view = renderWindow(window, externalId)
      if (acknowledged.isDone()) await updateWindow(log, client, externalId, view)
      else await acknowledged.once(() => ack({ response_action: actions[at], view }))
    },
    close: () => acknowledged.once(() => ack({ response_action: 'clear' })),
  }
}

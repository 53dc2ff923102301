import type { AskingProblem } from '../../domain/forms/asking-form.ts'
import { type Reply, show } from '../../flows/reply.ts'
import { windowFor } from '../cards/card-for.ts'
import { acknowledge, ask, type Edge, finish } from '../edge/ask.ts'
import { readSettingsForm } from '../edge/read-settings-form.ts'
import type { FormArgs } from './on-form.ts'
import { receiveSubmission } from './receive.ts'
import { renderWindow } from './render-window.ts'

const longestProblem = 300

/** When somebody may be asked: what is wrong is said beside its field; what was kept, in place of the form. */
export function onSettingsForm(edge: Edge) {
  return async ({ body, context, ack }: FormArgs): Promise<void> => {
    const reply = await change(edge, body, context.workspace.id)
    const { screen } = reply
    if (screen.kind === 'settings-form') {
      await acknowledge(edge, () => ack({ response_action: 'errors', errors: byField(screen.problems) }))
    } else {
      await acknowledge(edge, () => ack({ response_action: 'update', view: renderWindow(windowFor(screen)) }))
    }
    await finish(edge, reply)
  }
}

async function change(edge: Edge, body: unknown, workspaceId: string): Promise<Reply> {
  const sent = receiveSubmission(body)
  const form = readSettingsForm(sent?.values)
  if (sent === null || form === null) return show({ kind: 'notice', notice: 'not-understood' })
  const who = { workspaceId, externalId: sent.userId }
  return await ask(edge, { who, intent: { kind: 'settings-form', form }, message: null })
}

function byField(problems: readonly AskingProblem[]): Record<string, string> {
  const errors: Record<string, string> = {}
  for (const { field, message } of problems) {
    errors[field] = `${errors[field] === undefined ? '' : `${errors[field]} `}${message}`.slice(0, longestProblem)
  }
  return errors
}

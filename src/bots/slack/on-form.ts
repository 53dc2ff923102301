import type { AllMiddlewareArgs, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt'
import type { Screen } from '../../domain/screens/screen.ts'
import { type Reply, show } from '../../flows/reply.ts'
import { windowFor } from '../cards/card-for.ts'
import { acknowledge, ask, type Edge, finish, inTime } from '../edge/ask.ts'
import { readNote } from '../edge/read-form.ts'
import { receiveSubmission, type Submission } from './receive.ts'
import { renderWindow } from './render-window.ts'
import { updateWindow } from './wire/update-window.ts'
import type { WorkspaceContext } from './wire/workspace.ts'

export type FormArgs = SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs<WorkspaceContext>

/** What was written about an edge case. The window closes once the note is kept; the prompt beneath stays open. */
export function onFlagForm(edge: Edge) {
  return async ({ body, context, ack }: FormArgs): Promise<void> => {
    const sent = receiveSubmission(body)
    const reply = await flag(edge, sent, context.workspace.id)
    const { screen } = reply
    const problem = screen.kind === 'flag-form' ? screen.problem : undefined
    if (problem !== undefined) {
      // The window stays as it is, with all that was written.
      return await acknowledge(edge, () => ack({ response_action: 'errors', errors: { note: problem } }))
    }
    const done = screen.kind === 'flag-kept'
    const view = renderWindow(windowFor(screen))
    await acknowledge(edge, () => (done ? ack({ response_action: 'clear' }) : ack({ response_action: 'update', view })))
    await finish(edge, reply)
  }
}

async function flag(edge: Edge, sent: Submission | null, workspaceId: string): Promise<Reply> {
  if (sent?.intent?.kind !== 'flag') return show({ kind: 'notice', notice: 'not-understood' })
  const { userId, intent, values } = sent
  return await ask(edge, {
    who: { workspaceId, externalId: userId },
    intent: { kind: 'flag-note', offer: intent.offer, note: readNote(values) },
    message: null,
  })
}

/** Launch under a preview. Where many are invited, the window says so and is changed when all is done. */
export function onLaunchForm(edge: Edge) {
  return async ({ body, context, ack, client }: FormArgs): Promise<void> => {
    const asked = launch(edge, receiveSubmission(body), context.workspace.id)
    const first = await inTime(asked)
    if (first !== 'late') {
      await acknowledge(edge, () => ack({ response_action: 'update', view: renderWindow(windowFor(first.screen)) }))
      return await finish(edge, first)
    }
    const externalId = edge.world.newId()
    const waiting: Screen = { kind: 'one-moment', doing: 'launching', asking: null }
    await acknowledge(edge, () =>
      ack({ response_action: 'update', view: renderWindow(windowFor(waiting), externalId) }),
    )
    const reply = await asked
    await updateWindow(edge, client, externalId, reply.screen)
    await finish(edge, reply)
  }
}

async function launch(edge: Edge, sent: Submission | null, workspaceId: string): Promise<Reply> {
  if (sent?.intent?.kind !== 'launch') return show({ kind: 'notice', notice: 'not-understood' })
  return await ask(edge, {
    who: { workspaceId, externalId: sent.userId },
    intent: sent.intent,
    message: null,
  })
}

import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from '@slack/bolt'
import { cardFor, isWindow } from '../cards/card-for.ts'
import { readCommand } from '../commands/read-command.ts'
import { acknowledge, ask, type Edge, finish, inTime } from '../edge/ask.ts'
import { hasPlainer } from '../edge/plainer.ts'
import { receiveCommand, type SlashCommand } from './receive.ts'
import { renderCard } from './render.ts'
import { openWindow } from './wire/open-window.ts'
import { messageBody, showCard } from './wire/show-card.ts'
import type { WorkspaceContext } from './wire/workspace.ts'

type Args = SlackCommandMiddlewareArgs & AllMiddlewareArgs<WorkspaceContext>

/** `/label …`, seen by the person who typed it and nobody else. */
export function onCommand(edge: Edge) {
  return async ({ body, context, ack, client }: Args): Promise<void> => {
    const command = receiveCommand(body)
    if (command === null) {
      edge.log.warn({ workspace: context.workspace.id }, 'command not understood')
      return await acknowledge(edge, ack)
    }
    const who = { workspaceId: context.workspace.id, externalId: command.userId }
    const asked = ask(edge, { who, intent: readCommand(command.text), message: null })
    const first = await inTime(asked)
    if (first === 'late') await acknowledge(edge, ack)
    const reply = await asked
    const { screen } = reply
    if (isWindow(screen)) {
      if (first !== 'late') await acknowledge(edge, ack)
      const notice = await openWindow(edge, client, who.workspaceId, { triggerId: command.triggerId }, screen)
      if (notice !== null) await say(edge, command, { kind: 'notice', notice })
    } else if (first === 'late' || hasPlainer(cardFor(screen))) {
      if (first !== 'late') await acknowledge(edge, ack)
      await say(edge, command, screen)
    } else {
      const said = { response_type: 'ephemeral', ...messageBody(renderCard(cardFor(screen))) } as const
      await acknowledge(edge, () => ack(said))
    }
    await finish(edge, reply)
  }
}

/** Answers through the command's response URL: for what is late, or may have to be said again more plainly. */
async function say(edge: Edge, { responseUrl }: SlashCommand, screen: Parameters<typeof cardFor>[0]): Promise<void> {
  if (responseUrl === null) return
  const posted = await showCard(responseUrl, cardFor(screen), 'aside')
  if (posted.kind === 'failed') edge.log.warn({ reason: posted.reason, screen: screen.kind }, 'reply was not shown')
}

import type { AllMiddlewareArgs, BlockAction, SlackActionMiddlewareArgs } from '@slack/bolt'
import type { WebClient } from '@slack/web-api'
import type { Screen } from '../../domain/screens/screen.ts'
import { type Reply, show } from '../../flows/reply.ts'
import { cardFor, placeOf } from '../cards/card-for.ts'
import { acknowledge, ask, type Edge, finish, inTime } from '../edge/ask.ts'
import { type Click, receiveClick } from './receive.ts'
import { openWindow } from './wire/open-window.ts'
import { showCard } from './wire/show-card.ts'
import type { SlackWorkspace, WorkspaceContext } from './wire/workspace.ts'

type Args = SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs<WorkspaceContext>

/**
 * Every click on every control: kept first, then acknowledged, then shown. It takes stale and unknown controls too, so
 * that none hangs.
 */
export function onClick(edge: Edge) {
  return async ({ body, context, ack, client }: Args): Promise<void> => {
    const click = receiveClick(body)
    if (click === null) edge.log.warn({ workspace: context.workspace.id }, 'click not understood')
    if (click === null || click.act.kind === 'input') return await acknowledge(edge, ack)
    const asked = answer(edge, click, context)
    await (mayComeLater(click) ? inTime(asked) : asked)
    await acknowledge(edge, ack)
    const reply = await asked
    await display(edge, click, client, context.workspace, reply.screen)
    await finish(edge, reply)
  }
}

/**
 * Whether what is asked for may take longer than an acknowledgement may wait, since nothing of the person's has to be kept
 * before it: what is begun in a window, which is changed when it is done, and a first prompt.
 */
function mayComeLater({ viewId, act }: Click): boolean {
  return viewId !== null || (act.kind === 'intent' && act.intent.kind === 'start')
}

async function answer(
  edge: Edge,
  { act, userId, message }: Click,
  { workspace, dueAt }: WorkspaceContext,
): Promise<Reply> {
  const { id } = workspace
  switch (act.kind) {
    case 'intent':
      return await ask(edge, {
        who: { workspaceId: id, externalId: userId },
        intent: act.intent,
        message: message === null ? null : { workspaceId: id, ...message },
        dueAt,
      })
    case 'nothing-chosen':
      return show({ kind: 'notice', notice: 'nothing-chosen' })
    default:
      return show({ kind: 'notice', notice: 'session-gone' })
  }
}

async function display(
  edge: Edge,
  click: Click,
  client: WebClient,
  workspace: SlackWorkspace,
  screen: Screen,
): Promise<void> {
  const asked = placeOf(screen)
  const place = asked === 'message' && click.stays ? 'window' : asked
  const { responseUrl } = click
  if (place === 'window' || responseUrl === null) {
    const where = click.viewId === null ? { triggerId: click.triggerId } : { viewId: click.viewId }
    const notice = await openWindow(edge, client, workspace.id, where, screen)
    if (notice !== null && responseUrl !== null)
      await showCard(responseUrl, cardFor({ kind: 'notice', notice }), 'aside')
    return
  }
  const posted = await showCard(responseUrl, cardFor(screen), place === 'message' ? 'replace' : 'aside')
  if (posted.kind === 'failed') edge.log.warn({ reason: posted.reason, screen: screen.kind }, 'reply was not shown')
}

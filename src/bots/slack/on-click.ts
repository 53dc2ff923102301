import type { AllMiddlewareArgs, BlockAction, SlackActionMiddlewareArgs } from '@slack/bolt'
import type { WebClient } from '@slack/web-api'
import type { Screen } from '../../domain/screen.ts'
import { type Reply, show } from '../../flows/reply.ts'
import { cardFor, placeOf, windowFor } from '../card-for.ts'
import { acknowledge, ask, type Edge, finish, inTime, type WorkspaceContext } from './ask.ts'
import { type Click, receiveClick } from './receive.ts'
import { renderWindow } from './render-window.ts'
import { showCard } from './show-card.ts'
import type { SlackWorkspace } from './workspace.ts'

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
    const asked = answer(edge, click, context.workspace)
    // What is begun in a window may take longer than an acknowledgement may wait: the window is changed when it is done.
    await (click.viewId === null ? asked : inTime(asked))
    await acknowledge(edge, ack)
    const reply = await asked
    await display(edge, click, client, reply.screen)
    await finish(edge, reply)
  }
}

async function answer(edge: Edge, { act, userId, message }: Click, { id }: SlackWorkspace): Promise<Reply> {
  switch (act.kind) {
    case 'intent':
      return await ask(edge, {
        who: { workspaceId: id, externalId: userId },
        intent: act.intent,
        message: message === null ? null : { workspaceId: id, ...message },
      })
    case 'nothing-chosen':
      return show({ kind: 'notice', notice: 'nothing-chosen' })
    default:
      return show({ kind: 'notice', notice: 'session-gone' })
  }
}

async function display(edge: Edge, click: Click, client: WebClient, screen: Screen): Promise<void> {
  const asked = placeOf(screen)
  const place = asked === 'message' && click.stays ? 'window' : asked
  const { responseUrl } = click
  if (place === 'window' || responseUrl === null) {
    const opened = await openWindow(edge, click, client, screen)
    if (opened || responseUrl === null) return
    await showCard(responseUrl, cardFor({ kind: 'notice', notice: 'went-wrong' }), 'aside')
    return
  }
  const posted = await showCard(responseUrl, cardFor(screen), place === 'message' ? 'replace' : 'aside')
  if (posted.kind === 'failed') edge.log.warn({ reason: posted.reason, screen: screen.kind }, 'reply was not shown')
}

/** Opens a window, or changes the one that was clicked in. Returns whether that worked. */
async function openWindow({ log }: Edge, click: Click, client: WebClient, screen: Screen): Promise<boolean> {
  const view = renderWindow(windowFor(screen))
  const { viewId, triggerId } = click
  try {
    if (viewId !== null) await client.views.update({ view_id: viewId, view })
    else await client.views.open({ trigger_id: triggerId ?? '', view })
    return true
  } catch (error) {
    log.warn({ err: error, screen: screen.kind }, 'window was not opened')
    return false
  }
}

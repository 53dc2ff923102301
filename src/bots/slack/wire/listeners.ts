import type {
  AllMiddlewareArgs,
  BlockAction,
  SlackActionMiddlewareArgs,
  SlackCommandMiddlewareArgs,
  SlackEventMiddlewareArgs,
  SlackViewMiddlewareArgs,
  ViewClosedAction,
  ViewSubmitAction,
} from '@slack/bolt'
import type { Edge } from '../../edge/ask.ts'
import { arrivingNow, asFirstDrawn, keepForm } from '../../edge/drafts.ts'
import { submitForm } from '../../edge/submit-form.ts'
import { takeClick } from '../../edge/take-click.ts'
import { takeWords } from '../../edge/take-words.ts'
import { visitHome } from '../../edge/visit-home.ts'
import { receiveClick, receiveCommand, receiveSubmission } from '../receive.ts'
import { acknowledging } from './acknowledge.ts'
import { answerClick } from './answer-click.ts'
import { answerCommand } from './answer-command.ts'
import { answerForm } from './answer-form.ts'
import { blockIdsIn } from './block-ids.ts'
import { fetchFile } from './fetch-file.ts'
import type { WorkspaceContext } from './workspace.ts'

type More = AllMiddlewareArgs<WorkspaceContext>

/** Every click on every control, stale and unknown ones too, so that none hangs. */
export function onClick(edge: Edge) {
  return async ({ body, context, ack, client }: SlackActionMiddlewareArgs<BlockAction> & More): Promise<void> => {
    const { id } = context.workspace
    const received = receiveClick(id, body)
    if (received === null) return await leave(edge, id, 'click', ack)
    const answer = answerClick(edge.log, client, id, received.way, ack)
    await takeClick(edge, received.click, context.dueAt, answer)
  }
}

/** `/label …` */
export function onCommand(edge: Edge) {
  return async ({ body, context, ack, client }: SlackCommandMiddlewareArgs & More): Promise<void> => {
    const { id } = context.workspace
    const received = receiveCommand(id, body)
    if (received === null) return await leave(edge, id, 'command', ack)
    await takeWords(edge, received.words, answerCommand(edge.log, client, id, received.way, ack))
  }
}

export function onForm(edge: Edge, apiUrl: string | null) {
  return async ({
    body,
    view,
    context,
    ack,
    client,
  }: SlackViewMiddlewareArgs<ViewSubmitAction> & More): Promise<void> => {
    const read = receiveSubmission(context.workspace.id, body)
    const sent = read === null ? null : { ...read, fetchFile: fetchFile.bind(null, client, apiUrl) }
    await submitForm(
      edge,
      view.callback_id,
      sent,
      answerForm(edge.log, client, edge.world.newId(), ack, blockIdsIn(view.blocks)),
    )
  }
}

/** A form that was closed is filled in again when it is opened the next time. */
export function onClosed(edge: Edge) {
  return async ({ body, context, ack }: SlackViewMiddlewareArgs<ViewClosedAction> & More): Promise<void> => {
    const arrivedAt = arrivingNow()
    await acknowledging(edge.log).once(ack)
    const form = receiveSubmission(context.workspace.id, body)
    if (form !== null) await keepForm(edge, await asFirstDrawn(edge, form), arrivedAt)
  }
}

export function onHomeOpened(edge: Edge) {
  return async ({ event, context }: SlackEventMiddlewareArgs<'app_home_opened'> & More): Promise<void> => {
    if (event.tab === 'home') await visitHome(edge, { workspaceId: context.workspace.id, externalId: event.user })
  }
}

async function leave({ log }: Edge, workspace: string, what: string, ack: () => Promise<void>): Promise<void> {
  log.warn({ workspace, what }, 'not understood')
  await acknowledging(log).once(ack)
}

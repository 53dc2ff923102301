import type { InvokeResponse } from 'botbuilder'
import type { MessageAddress } from '../../../domain/message.ts'
import type { Sender } from '../../../domain/person.ts'
import { noteDeparture } from '../../../flows/home/note-departure.ts'
import { dueFromNow } from '../../../flows/timing/while-due.ts'
import type { Card } from '../../cards/card.ts'
import type { Edge } from '../../edge/ask.ts'
import { submitForm } from '../../edge/submit-form.ts'
import { takeClick } from '../../edge/take-click.ts'
import { takeWords } from '../../edge/take-words.ts'
import type { Shown } from '../../platform.ts'
import { said } from '../../words/said.ts'
import { profileOf } from '../profile.ts'
import { receiveBack, receiveClick, receiveCommand, receiveSubmission, type Sent, whoActs } from '../receive.ts'
import type { TeamsMessage } from '../render.ts'
import { renderWindow } from '../render-window.ts'
import { fileIn, isPersonal, mentionsIn, type TeamsActivity } from './activity.ts'
import { answerForm, asLeft, formAgain } from './answer-form.ts'
import { answerInDialog, answerOldPress, answerPress, answerWords, type Ways } from './answers.ts'
import type { Calls, Conversations } from './calls.ts'
import { fetchFile } from './fetch-file.ts'
import type { Pressed } from './pressed.ts'
import { type Reply, replyWithin, withDialog, withToast, withWords } from './reply.ts'
import type { TeamsWorkspace } from './workspace.ts'

export type Listening = {
  readonly edge: Edge
  readonly calls: Calls
  readonly conversations: Conversations
  /** Another address than Microsoft's own; else null. */
  readonly apiUrl: string | null
  updateLater(address: MessageAddress, card: Card): void
  track<T>(work: Promise<T>): Promise<T>
}

/** Whatever Teams sends; what is unknown is taken with thanks. Null: there is nothing to say in the reply. */
export async function onActivity(
  at: Listening,
  workspace: TeamsWorkspace,
  activity: TeamsActivity,
): Promise<InvokeResponse | null> {
  const who = whoActs(workspace.id, activity)
  if (isPersonal(activity)) await at.conversations.keep(who, activity.conversation.id)
  switch (activity.type) {
    case 'invoke':
      return await onInvoke(at, workspace, activity)
    case 'message':
      return await replying(at, null, (reply) =>
        activity.value === undefined || activity.value === null
          ? onWords(at, workspace, activity, reply)
          : onOldPress(at, workspace, activity, reply),
      )
    case 'installationUpdate':
      if (activity.action?.startsWith('remove') === true && isPersonal(activity))
        await noteDeparture(at.edge.world, who)
      if (activity.action?.startsWith('add') === true && isPersonal(activity)) await greet(at, workspace, activity)
      return null
    default:
      return null
  }
}

async function onInvoke(at: Listening, workspace: TeamsWorkspace, activity: TeamsActivity): Promise<InvokeResponse> {
  switch (activity.name) {
    case 'adaptiveCard/action':
      return await replying(at, withToast(said.windows.stillAtWork), (reply) => onPress(at, workspace, activity, reply))
    case 'task/fetch':
    case 'task/submit':
      return await replying(at, withWords(said.windows.stillAtWork), (reply) =>
        onDialog(at, workspace, activity, reply),
      )
    default:
      return { status: 200, body: {} }
  }
}

/** Answers as soon as there is something to answer; the rest of the work goes on. */
async function replying(
  at: Listening,
  late: object | null,
  work: (reply: Reply) => Promise<void>,
): Promise<InvokeResponse> {
  const reply = replyWithin(late)
  void at.track(work(reply)).then(
    () => reply.give(late),
    (error: unknown) => {
      at.edge.log.error({ err: error }, 'request was not answered')
      reply.give(late)
    },
  )
  return await reply.given
}

async function onPress(at: Listening, workspace: TeamsWorkspace, activity: TeamsActivity, reply: Reply): Promise<void> {
  const received = receiveClick(workspace.id, activity)
  if (received === null) return at.edge.log.warn({ workspace: workspace.id }, 'click not understood')
  const { click, sent } = received
  await takeClick(
    at.edge,
    click,
    dueFromNow(),
    answerPress(waysOf(at, workspace, reply), click.who, click.message, carried(sent)),
  )
}

async function onOldPress(
  at: Listening,
  workspace: TeamsWorkspace,
  activity: TeamsActivity,
  reply: Reply,
): Promise<void> {
  const received = receiveClick(workspace.id, activity)
  if (received === null) return at.edge.log.warn({ workspace: workspace.id }, 'click not understood')
  const { click, sent } = received
  const ways = waysOf(at, workspace, reply)
  await takeClick(at.edge, click, dueFromNow(), answerOldPress(ways, click.who, click.message, carried(sent)))
}

async function onDialog(
  at: Listening,
  workspace: TeamsWorkspace,
  activity: TeamsActivity,
  reply: Reply,
): Promise<void> {
  const { edge } = at
  const ways = waysOf(at, workspace, reply)
  const form = receiveSubmission(workspace.id, activity)
  if (form !== null) {
    const answer = answerForm(edge, ways, form)
    await submitForm(edge, form.name, { ...form.submission, fetchFile: (file) => fetchFile(at.apiUrl, file) }, answer)
    return answer.settle()
  }
  const back = receiveBack(workspace.id, activity)
  if (back !== null) {
    const window = await formAgain(edge, back)
    reply.give(window === null ? withWords(said.windows.goneMeanwhile) : withDialog(renderWindow(window, asLeft(back))))
    return
  }
  const received = receiveClick(workspace.id, activity)
  if (received === null) return edge.log.warn({ workspace: workspace.id }, 'click not understood')
  const { click, sent } = received
  const answer = answerInDialog(ways, click.who, click.message, carried(sent), sent.from ?? 0)
  if (sent.words !== undefined) await takeWords(edge, { who: click.who, text: sent.words }, answer)
  else await takeClick(edge, click, dueFromNow(), answer)
}

/** Typed words are answered where nobody else reads it; elsewhere a line says so. */
async function onWords(at: Listening, workspace: TeamsWorkspace, activity: TeamsActivity, reply: Reply): Promise<void> {
  const { calls, edge } = at
  const named = await directoryIds(at, workspace, activity)
  const file = fileIn(activity)
  const typed = receiveCommand(workspace.id, activity, (id) => named.get(id) ?? null)
  // A file without a word is the beginning of a campaign.
  const words = file !== null && typed.text === '' ? { ...typed, text: 'new' } : typed
  const sendTo = sender(at, workspace)
  let isTold = true
  const answer = answerWords(
    {
      reply,
      async sendTo(who, message) {
        const outcome = await sendTo(who, message)
        isTold = outcome.kind === 'shown'
        return outcome
      },
    },
    words.who,
    { words: words.text, ...(file === null ? {} : { file }) },
  )
  await takeWords(edge, words, answer)
  if (isPersonal(activity)) return
  await calls.post(workspace, activity.conversation.id, isTold ? said.messages.answeredInChat : said.messages.addInChat)
}

/** Who installs the app for themselves is shown what there is for them. */
async function greet(at: Listening, workspace: TeamsWorkspace, activity: TeamsActivity): Promise<void> {
  const who = whoActs(workspace.id, activity)
  await takeWords(
    at.edge,
    { who, text: 'help' },
    answerWords({ reply: replyWithin(null), sendTo: sender(at, workspace) }, who, { words: 'help' }),
  )
}

/** The directory's ids of those whom the text mentions, beside the app. */
async function directoryIds(
  { calls }: Listening,
  workspace: TeamsWorkspace,
  activity: TeamsActivity,
): Promise<ReadonlyMap<string, string>> {
  const ids = new Set(mentionsIn(activity).map(({ id }) => id))
  ids.delete(activity.recipient.id)
  const found = await Promise.all(
    [...ids].map(async (id) => {
      const member = await calls.member(workspace, activity.conversation.id, id).catch(() => null)
      const profile = profileOf(member, workspace.externalId)
      return profile === null ? [] : [[id, profile.externalId] as const]
    }),
  )
  return new Map(found.flat())
}

function waysOf(at: Listening, workspace: TeamsWorkspace, reply: Reply): Ways {
  return { reply, sendTo: sender(at, workspace), updateLater: at.updateLater }
}

function sender({ calls }: Listening, workspace: TeamsWorkspace) {
  return async (who: Sender, message: TeamsMessage): Promise<Shown> => {
    const chat = await calls.chatWith(workspace, who)
    const sent = typeof chat === 'string' ? await calls.post(workspace, chat, message) : chat
    if (sent.kind === 'sent') return { kind: 'shown' }
    return sent.kind === 'limited' ? sent : { kind: 'failed', reason: sent.reason }
  }
}

function carried({ act, done, choice, words, file }: Sent): Pressed {
  return {
    ...(act === undefined ? {} : { act }),
    ...(done === undefined ? {} : { done }),
    ...(choice === undefined ? {} : { choice }),
    ...(words === undefined ? {} : { words }),
    ...(file === undefined ? {} : { file }),
  }
}

import type { Sender } from '../../../domain/person.ts'
import { noteDeparture } from '../../../flows/home/note-departure.ts'
import { dueFromNow } from '../../../flows/timing/while-due.ts'
import { submitForm } from '../../edge/submit-form.ts'
import { takeClick } from '../../edge/take-click.ts'
import { takeWords } from '../../edge/take-words.ts'
import { said } from '../../words/said.ts'
import { receiveBack, receiveClick, receiveSubmission, type Sent, whoActs } from '../receive.ts'
import { isPersonal, placeIn, type TeamsActivity } from './activity.ts'
import type { Answered } from './admit.ts'
import { answerForm, formAgain } from './answer-form.ts'
import { answerInDialog, answerOldPress, answerPress } from './answers.ts'
import { fetchFile } from './fetch-file.ts'
import { formAsLeft, withKept } from './kept-forms.ts'
import { onConsent } from './on-consent.ts'
import type { Pressed } from './pressed.ts'
import { type Reply, replyWithin, withDialog, withToast, withWords } from './reply.ts'
import { plainWords } from './text.ts'
import { greet, onWords } from './typed-words.ts'
import { type Listening, waysOf } from './ways-of.ts'
import type { TeamsWorkspace } from './workspace.ts'

const taken: Answered = { status: 200 }
const notUnderstood = plainWords(said.notices['not-understood'])

/** Whatever Teams sends; what is unknown is taken with thanks. */
export async function onActivity(at: Listening, workspace: TeamsWorkspace, activity: TeamsActivity): Promise<Answered> {
  const who = whoActs(workspace.id, activity)
  if (isPersonal(activity)) void at.track(keepChat(at, who, activity.conversation.id))
  await at.conversations.keepPlace(who, placeIn(activity), at.edge.world.now())
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
      // In a team or a group chat nothing of a person's own begins or ends with it.
      if (isPersonal(activity) && activity.action === 'add') await greet(at, workspace, activity)
      if (isPersonal(activity) && activity.action === 'remove') await noteDeparture(at.edge.world, who)
      return taken
    default:
      return taken
  }
}

/** Known at once; that it is kept nobody waits for, and where it was not it is tried again with what comes next. */
async function keepChat({ conversations, edge }: Listening, who: Sender, conversationId: string): Promise<void> {
  await conversations.keep(who, conversationId).catch((error: unknown) => {
    edge.log.warn({ err: error, workspace: who.workspaceId }, 'chat was not kept')
  })
}

async function onInvoke(at: Listening, workspace: TeamsWorkspace, activity: TeamsActivity): Promise<Answered> {
  switch (activity.name) {
    case 'adaptiveCard/action':
      return await replying(at, withToast(said.windows.stillAtWork), (reply) => onPress(at, workspace, activity, reply))
    case 'task/fetch':
    case 'task/submit':
      return await replying(at, withWords(said.windows.stillAtWork), (reply) =>
        onDialog(at, workspace, activity, reply),
      )
    case 'fileConsent/invoke':
      return await replying(at, {}, (reply) => onConsent(at, workspace, activity, reply))
    default:
      return { status: 200, body: {} }
  }
}

/** Answers as soon as there is something to answer; the rest of the work goes on. */
async function replying(at: Listening, late: object | null, work: (reply: Reply) => Promise<void>): Promise<Answered> {
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
  if (received === null) {
    at.edge.log.warn({ workspace: workspace.id }, 'click not understood')
    return void reply.give(withToast(notUnderstood))
  }
  const { click, sent } = received
  const ways = waysOf(at, workspace, reply)
  await takeClick(at.edge, click, dueFromNow(), answerPress(ways, click.who, click.message, carried(sent)))
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
  const whole = await withKept(edge.world, whoActs(workspace.id, activity), activity)
  const form = receiveSubmission(workspace.id, whole)
  if (form !== null) {
    const answer = answerForm(edge, ways, form)
    await submitForm(edge, form.name, { ...form.submission, fetchFile: (file) => fetchFile(at.apiUrl, file) }, answer)
    return answer.settle()
  }
  const back = receiveBack(workspace.id, whole)
  if (back !== null) {
    const window = await formAgain(edge, back)
    reply.give(
      window === null ? withWords(said.windows.goneMeanwhile) : withDialog(await formAsLeft(edge.world, window, back)),
    )
    return
  }
  const received = receiveClick(workspace.id, activity)
  if (received === null) {
    edge.log.warn({ workspace: workspace.id }, 'click not understood')
    return void reply.give(withWords(notUnderstood))
  }
  const { click, sent } = received
  const answer = answerInDialog(ways, click.who, click.message ?? click.beside ?? null, carried(sent), sent.from ?? 0)
  if (sent.words !== undefined) await takeWords(edge, { who: click.who, text: sent.words }, answer)
  else await takeClick(edge, click, dueFromNow(), answer)
}

/** What brings the same again. */
function carried({ act, done, choice, words, file }: Sent): Pressed {
  return {
    ...(act === undefined ? {} : { act }),
    ...(done === undefined ? {} : { done }),
    ...(choice === undefined ? {} : { choice }),
    ...(words === undefined ? {} : { words }),
    ...(file === undefined ? {} : { file }),
  }
}

import type { WebClient } from '@slack/web-api'
import type { UploadedFile } from '../../domain/forms/campaign-form.ts'
import type { Intent } from '../../domain/intents/intent.ts'
import type { AddFormIntent, EditFormIntent } from '../../domain/intents/steer-intent.ts'
import type { Sender } from '../../domain/person.ts'
import type { Screen } from '../../domain/screens/screen.ts'
import { changedPeople } from '../../flows/campaigns/edit-campaign.ts'
import { expectToAsk } from '../../flows/naming/meet-many.ts'
import { type Reply, show } from '../../flows/reply.ts'
import { windowFor } from '../cards/card-for.ts'
import { acknowledge, ask, type Edge, finish, inTime } from '../edge/ask.ts'
import type { AttachedFile } from '../edge/read-form.ts'
import { readGoldForm, readSteerForm, readVerdict } from '../edge/read-steer-form.ts'
import type { FormArgs } from './on-form.ts'
import { receiveSubmission } from './receive.ts'
import { renderWindow } from './render-window.ts'
import { fetchFile } from './wire/fetch-file.ts'
import { updateWindow } from './wire/update-window.ts'

const longestProblem = 300

/** More items, or a changed campaign: files are fetched while a window on top says so, and what came of it replaces that. */
export function onSteerForm(edge: Edge, apiUrl: string | null) {
  return async ({ body, context, ack, client }: FormArgs): Promise<void> => {
    const sent = readSteerForm(receiveSubmission(body))
    const put = (action: 'push' | 'update', screen: Screen, externalId?: string) =>
      acknowledge(edge, () => ack({ response_action: action, view: renderWindow(windowFor(screen), externalId) }))
    if (sent === null) return await put('push', { kind: 'notice', notice: 'not-understood' })
    const who = { workspaceId: context.workspace.id, externalId: sent.userId }
    const send = async () => {
      const file = await fetchAttached(edge, client, apiUrl, sent.file)
      return 'notice' in file ? show(file) : await ask(edge, { who, intent: sent.withFile(file.file), message: null })
    }
    const asked = send()
    const first = await inTime(asked)
    const externalId = edge.world.newId()
    if (first === 'late') await put('push', await oneMoment(edge, who, sent.withFile(null)), externalId)
    const reply = await asked
    const problems = fieldProblems(reply.screen)
    if (first === 'late') await updateWindow(edge, client, externalId, reply.screen)
    else if (problems !== null) await acknowledge(edge, () => ack({ response_action: 'errors', errors: problems }))
    else await put(reply.screen.kind === 'edited' ? 'update' : 'push', reply.screen)
    await finish(edge, reply)
  }
}

/** What the window says while a form takes longer. */
async function oneMoment(
  { world }: Edge,
  { workspaceId }: Sender,
  form: AddFormIntent | EditFormIntent,
): Promise<Screen> {
  if (form.kind === 'add-form') return { kind: 'one-moment', doing: 'reading-items', asking: null }
  const asking = await expectToAsk(world, workspaceId, changedPeople(form))
  return { kind: 'one-moment', doing: 'saving-edit', asking }
}

async function fetchAttached(
  { log }: Edge,
  client: WebClient,
  apiUrl: string | null,
  attached: AttachedFile | null,
): Promise<{ readonly file: UploadedFile | null } | Extract<Screen, { kind: 'notice' }>> {
  if (attached === null) return { file: null }
  const fetched = await fetchFile(client, apiUrl, attached)
  if (fetched.kind === 'fetched') return { file: fetched.file }
  log.warn({ fetched }, 'attached file was not fetched')
  return { kind: 'notice', notice: fetched.kind === 'too-large' ? 'file-too-large' : 'file-unreadable' }
}

/** What is wrong beside each field, where the form came back; null where it did not. */
function fieldProblems(screen: Screen): Record<string, string> | null {
  const found = screen.kind === 'edit-form' ? screen.problems : screen.kind === 'add-form' ? screen.problems : []
  if (found.length === 0) return null
  const errors: Record<string, string> = {}
  for (const { field, message } of found) {
    errors[field] = `${errors[field] === undefined ? '' : `${errors[field]} `}${message}`.slice(0, longestProblem)
  }
  return errors
}

/** Add under a preview, or a corrected known answer: what came of it takes the window's place. */
export function onSteerStep(edge: Edge) {
  return async ({ body, context, ack, client }: FormArgs): Promise<void> => {
    const sent = receiveSubmission(body)
    const intent = sent === null ? null : sent.intent?.kind === 'add-items' ? sent.intent : readGoldForm(sent)
    const asked = askFor(edge, sent?.userId, context.workspace.id, intent)
    const first = await inTime(asked)
    const externalId = edge.world.newId()
    const doing = intent?.kind === 'add-items' ? 'adding-items' : 'saving-answer'
    const screen: Screen = first === 'late' ? { kind: 'one-moment', doing, asking: null } : first.screen
    await acknowledge(edge, () => ack({ response_action: 'update', view: renderWindow(windowFor(screen), externalId) }))
    const reply = await asked
    if (first === 'late') await updateWindow(edge, client, externalId, reply.screen)
    await finish(edge, reply)
  }
}

/** The sentence beside a verdict. The window closes; the message beneath goes on by itself. */
export function onVerdictForm(edge: Edge) {
  return async ({ body, context, ack }: FormArgs): Promise<void> => {
    const sent = receiveSubmission(body)
    const reply = await askFor(edge, sent?.userId, context.workspace.id, sent === null ? null : readVerdict(sent))
    const { screen } = reply
    const isDone = screen.kind === 'review-item' || screen.kind === 'review-over'
    const view = renderWindow(windowFor(screen))
    await acknowledge(edge, () =>
      isDone ? ack({ response_action: 'clear' }) : ack({ response_action: 'update', view }),
    )
    await finish(edge, reply)
  }
}

async function askFor(
  edge: Edge,
  userId: string | undefined,
  workspaceId: string,
  intent: Intent | null,
): Promise<Reply> {
  if (userId === undefined || intent === null) return show({ kind: 'notice', notice: 'not-understood' })
  return await ask(edge, { who: { workspaceId, externalId: userId }, intent, message: null })
}

import type { WebClient } from '@slack/web-api'
import type { CampaignForm, FieldProblem } from '../../domain/forms/campaign-form.ts'
import type { Sender } from '../../domain/person.ts'
import type { Screen } from '../../domain/screens/screen.ts'
import { checkCampaignForm } from '../../flows/campaigns/check-campaign-form.ts'
import { expectToAsk } from '../../flows/naming/meet-many.ts'
import { type Reply, show } from '../../flows/reply.ts'
import { windowFor } from '../cards/card-for.ts'
import { acknowledge, ask, type Edge, finish } from '../edge/ask.ts'
import { type AttachedFile, readCampaignForm, type SentForm, withoutContents } from '../edge/read-form.ts'
import type { FormArgs } from './on-form.ts'
import { receiveSubmission } from './receive.ts'
import { renderWindow } from './render-window.ts'
import { type Fetched, fetchFile } from './wire/fetch-file.ts'
import { updateWindow } from './wire/update-window.ts'

const longestProblem = 300

/**
 * The form of a new campaign. What is wrong with a field is said beside it at once. Then a window on top of the form
 * says that the items are being read, and becomes the preview; going back finds the form as it was.
 */
export function onCampaignForm(edge: Edge, apiUrl: string | null) {
  return async ({ body, context, ack, client }: FormArgs): Promise<void> => {
    const submission = receiveSubmission(body)
    const sent = readCampaignForm(submission?.values)
    const push = (screen: Screen, externalId?: string) =>
      acknowledge(edge, () => ack({ response_action: 'push', view: renderWindow(windowFor(screen), externalId) }))
    if (submission === null || sent === null) return await push({ kind: 'notice', notice: 'not-understood' })

    const who = { workspaceId: context.workspace.id, externalId: submission.userId }
    const problems = await check(edge, who, withoutContents(sent))
    if (problems === null) return await push({ kind: 'notice', notice: 'went-wrong' })
    if (problems.length > 0) {
      return await acknowledge(edge, () => ack({ response_action: 'errors', errors: byField(problems) }))
    }
    const externalId = edge.world.newId()
    const { annotators, adjudicators, managers } = sent.form
    const asking = await expectToAsk(edge.world, who.workspaceId, [...annotators, ...adjudicators, ...managers])
    await push({ kind: 'one-moment', doing: 'reading-items', asking }, externalId)
    const reply = await preview(edge, client, apiUrl, who, sent)
    await updateWindow(edge, client, externalId, reply.screen)
    await finish(edge, reply)
  }
}

async function check({ world, log }: Edge, who: Sender, form: CampaignForm): Promise<readonly FieldProblem[] | null> {
  try {
    return await checkCampaignForm(world, who, form)
  } catch (error) {
    log.error({ err: error, workspace: who.workspaceId }, 'form was not checked')
    return null
  }
}

/** Fields have their own names as block ids. */
function byField(problems: readonly FieldProblem[]): Record<string, string> {
  const errors: Record<string, string> = {}
  for (const { field, message } of problems) {
    errors[field] = `${errors[field] === undefined ? '' : `${errors[field]} `}${message}`.slice(0, longestProblem)
  }
  return errors
}

async function preview(
  edge: Edge,
  client: WebClient,
  apiUrl: string | null,
  who: Sender,
  { form, ...attached }: SentForm,
): Promise<Reply> {
  const fetchOne = async (file: AttachedFile | null) => (file === null ? null : await fetchFile(client, apiUrl, file))
  const guideline = await fetchOne(attached.guidelineFile)
  const items = await fetchOne(attached.itemFile)
  for (const fetched of [guideline, items]) {
    if (fetched === null || fetched.kind === 'fetched') continue
    edge.log.warn({ fetched, workspace: who.workspaceId }, 'attached file was not fetched')
    return show({ kind: 'notice', notice: fetched.kind === 'too-large' ? 'file-too-large' : 'file-unreadable' })
  }
  const whole = { ...form, guidelineFile: fileOf(guideline), itemFile: fileOf(items) }
  return await ask(edge, { who, intent: { kind: 'campaign-form', form: whole }, message: null })
}

function fileOf(fetched: Fetched | null) {
  return fetched?.kind === 'fetched' ? fetched.file : null
}

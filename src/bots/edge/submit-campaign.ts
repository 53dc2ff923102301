import type { CampaignForm, FieldProblem } from '../../domain/forms/campaign-form.ts'
import type { Sender } from '../../domain/person.ts'
import { checkCampaignForm } from '../../flows/campaigns/check-campaign-form.ts'
import { expectToAsk } from '../../flows/naming/meet-many.ts'
import { type Reply, show } from '../../flows/reply.ts'
import { windowFor } from '../cards/card-for.ts'
import type { FormAnswer } from '../platform.ts'
import { ask, type Edge, finish } from './ask.ts'
import { fetchAttached } from './fetch-attached.ts'
import { fieldErrors } from './field-errors.ts'
import { readCampaignForm, type SentForm, withoutContents } from './read-campaign-form.ts'
import type { Submission } from './submission.ts'

/**
 * The form of a new campaign. What is wrong with a field is said beside it at once. Then a window on top of the form
 * says that the items are being read, and becomes the preview; going back finds the form as it was.
 */
export async function submitCampaign(edge: Edge, sent: Submission, answer: FormAnswer): Promise<void> {
  const form = readCampaignForm(sent.fields)
  if (form === null) return await answer.window('on-top', windowFor({ kind: 'notice', notice: 'not-understood' }))
  const problems = await check(edge, sent.who, withoutContents(form))
  if (problems === null) return await answer.window('on-top', windowFor({ kind: 'notice', notice: 'went-wrong' }))
  if (problems.length > 0) {
    return await answer.refuse(fieldErrors(problems), windowFor({ kind: 'campaign-form', problems }))
  }
  const { annotators, adjudicators, managers } = form.form
  const asking = await expectToAsk(edge.world, sent.who.workspaceId, [...annotators, ...adjudicators, ...managers])
  await answer.window('on-top', windowFor({ kind: 'one-moment', doing: 'reading-items', asking }))
  const reply = await preview(edge, sent, form)
  await answer.window('on-top', windowFor(reply.screen))
  await finish(edge, reply)
}

async function check({ world, log }: Edge, who: Sender, form: CampaignForm): Promise<readonly FieldProblem[] | null> {
  try {
    return await checkCampaignForm(world, who, form)
  } catch (error) {
    log.error({ err: error, workspace: who.workspaceId }, 'form was not checked')
    return null
  }
}

async function preview(edge: Edge, sent: Submission, { form, ...attached }: SentForm): Promise<Reply> {
  const guideline = await fetchAttached(edge, sent, attached.guidelineFile)
  if ('notice' in guideline) return show({ kind: 'notice', notice: guideline.notice })
  const items = await fetchAttached(edge, sent, attached.itemFile)
  if ('notice' in items) return show({ kind: 'notice', notice: items.notice })
  const whole = { ...form, guidelineFile: guideline.file, itemFile: items.file }
  return await ask(edge, { who: sent.who, intent: { kind: 'campaign-form', form: whole }, message: null })
}

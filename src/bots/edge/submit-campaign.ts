import { type CampaignStep, type FieldProblem, isOfStep } from '../../domain/forms/campaign-form.ts'
import type { FormDraft } from '../../domain/forms/form-draft.ts'
import { checkCampaignForm } from '../../flows/campaigns/check-campaign-form.ts'
import { formDraft } from '../../flows/campaigns/form-drafts.ts'
import { campaignDraft, campaignStep } from '../../flows/campaigns/open-campaign-form.ts'
import { windowFor } from '../cards/card-for.ts'
import type { FormAnswer } from '../platform.ts'
import { type Edge, inTime } from './ask.ts'
import { type CampaignFields, campaignFields, keepGuideline, keepItems } from './campaign-fields.ts'
import { windowOf } from './drafts.ts'
import { fieldErrors } from './field-errors.ts'
import { previewForm } from './preview-form.ts'
import type { Submission } from './submission.ts'

/**
 * A window of the form that starts a campaign. What is wrong with a field is said beside it; otherwise the next window takes
 * its place, and the last leads to the preview. What was sent is kept, so that each can be gone back to.
 */
export async function submitCampaign(edge: Edge, sent: Submission, answer: FormAnswer): Promise<void> {
  const step = sent.intent?.kind === 'campaign-step' ? sent.intent.step : null
  const form = step === null ? null : await campaignFields(edge, sent)
  if (step === null || form === null) {
    return await answer.window('on-top', windowFor({ kind: 'notice', notice: 'not-understood' }))
  }
  const problems = await check(edge, sent, form, step)
  if (problems === null) return await answer.window('on-top', windowFor({ kind: 'notice', notice: 'went-wrong' }))
  if (problems.length > 0) return await refuse(edge, sent, answer, step, form.draft, problems)
  if (step === 'who') return await previewForm(edge, sent, form, answer)
  await goOn(edge, sent, answer, step, form)
}

/** What the fields of this window are for is done, which may take a while, and the next window shown. */
async function goOn(
  edge: Edge,
  sent: Submission,
  answer: FormAnswer,
  step: Exclude<CampaignStep, 'who'>,
  form: CampaignFields,
): Promise<void> {
  const work = step === 'what' ? keepItems(edge, sent, form) : keepGuideline(edge, sent, form)
  const first = await inTime(work)
  if (first === 'late') {
    await answer.window('in-place', windowFor({ kind: 'one-moment', doing: 'reading-items', asking: null }))
  }
  const problems = await work
  if (problems.length > 0 && first !== 'late') return await refuse(edge, sent, answer, step, form.draft, problems)
  const draft = await formDraft(edge.world, sent.who, campaignDraft)
  const next = problems.length > 0 ? step : step === 'what' ? 'items' : 'who'
  await answer.window('in-place', await windowOf(edge, sent.who, campaignStep(next, draft, problems)))
}

async function refuse(
  edge: Edge,
  { who }: Submission,
  answer: FormAnswer,
  step: CampaignStep,
  draft: FormDraft,
  problems: readonly FieldProblem[],
): Promise<void> {
  await answer.refuse(fieldErrors(problems), await windowOf(edge, who, campaignStep(step, draft, problems)))
}

/** What is wrong with the fields of this window. */
async function check(
  { world, log }: Edge,
  { who }: Submission,
  { form, problems }: CampaignFields,
  step: CampaignStep,
): Promise<readonly FieldProblem[] | null> {
  try {
    return [...(await checkCampaignForm(world, who, form)), ...problems].filter(({ field }) => isOfStep(step, field))
  } catch (error) {
    log.error({ err: error, workspace: who.workspaceId }, 'form was not checked')
    return null
  }
}

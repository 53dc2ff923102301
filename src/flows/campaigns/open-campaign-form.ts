import type { CampaignStep } from '../../domain/forms/campaign-form.ts'
import { chosenPlaces } from '../../domain/forms/column-choice.ts'
import type { DraftKey, FormDraft } from '../../domain/forms/form-draft.ts'
import { guessColumns } from '../../domain/items/guess-columns.ts'
import { mayCreateCampaigns } from '../../domain/policies.ts'
import type { CampaignFormScreen } from '../../domain/screens/campaign-form-screen.ts'
import { taskTypeNames } from '../../domain/task-types/task-types.ts'
import { meet } from '../naming/meet.ts'
import { type Reply, show } from '../reply.ts'
import type { Request } from '../request.ts'
import type { World } from '../world.ts'
import { formDraft } from './form-drafts.ts'

export const campaignDraft: DraftKey = { form: 'campaign', about: '' }

/** `/label new`, and each of its windows, for full members only. What was put into the form before is in it again. */
export async function openCampaignForm(
  world: World,
  { who, intent }: Request<'new-campaign' | 'campaign-step'>,
): Promise<Reply> {
  const met = await meet(world, who)
  if (met === null) return show({ kind: 'notice', notice: 'not-a-member' })
  if (!mayCreateCampaigns(met.kind)) return show({ kind: 'notice', notice: 'guests-cannot-create' })
  const step = intent.kind === 'campaign-step' ? intent.step : 'what'
  return show(campaignStep(step, await formDraft(world, who, campaignDraft)))
}

/** A window of the form, as far as it was filled in. Where no items were read yet, it is the first. */
export function campaignStep(
  step: CampaignStep,
  draft: FormDraft,
  problems: CampaignFormScreen['problems'] = [],
): CampaignFormScreen {
  const { items, guideline } = draft.files
  if (step === 'who') return { kind: 'campaign-form', step, problems }
  if (step === 'what' || items === undefined) {
    const kept = items === undefined || items.upload === null ? null : { name: items.name, rows: items.look.rows }
    return { kind: 'campaign-form', step: 'what', items: kept, problems }
  }
  const { look, name } = items
  const taskType = taskTypeOf(draft)
  const places = placesOf(draft)
  const guidelineFile = guideline?.name ?? null
  return { kind: 'campaign-form', step, name, taskType, look, places, guidelineFile, problems }
}

export function taskTypeOf({ held }: FormDraft) {
  return taskTypeNames.find((name) => name === held.taskType?.is) ?? 'choice'
}

/** For what the columns of the items are, as it was guessed and then chosen. */
export function placesOf(draft: FormDraft) {
  const look = draft.files.items?.look ?? { rows: 0, columns: [], first: [] }
  const guessed = guessColumns(look, taskTypeOf(draft))
  return chosenPlaces((field) => draft.held[field]?.is, guessed, look.columns.length)
}

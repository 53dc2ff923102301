import { usualFewestAnswers } from '../../domain/campaign.ts'
import type { CampaignForm, FieldProblem, FormField } from '../../domain/forms/campaign-form.ts'
import type { FormProblem } from '../../domain/forms/form-problem.ts'
import { labelKey } from '../../domain/labels/label-key.ts'
import { parseLabelLines } from '../../domain/labels/label-lines.ts'
import { limits } from '../../domain/limits.ts'
import type { Sender } from '../../domain/person.ts'
import { taskTypeNames, taskTypes } from '../../domain/task-types/task-types.ts'
import { tidyName } from '../../domain/texts/campaign-name.ts'
import { findSameLooking } from '../../store/campaigns/launch.ts'
import type { World } from '../world.ts'
import { readGuideline } from './read-guideline.ts'

/**
 * All that is wrong with a form field by field, as far as it can be said without reading the items or asking the
 * platform: this runs while a person waits for the form to close.
 */
export async function checkCampaignForm(world: World, sender: Sender, form: CampaignForm): Promise<FieldProblem[]> {
  const problems = [
    ...nameProblems(form),
    ...policyProblems(form),
    ...labelProblems(form, world.besideLabels(form.taskType)),
    ...guidelineProblems(form),
    ...itemsProblems(form),
    ...peopleProblems(form),
  ]
  if (problems.some(({ field }) => field === 'name')) return problems
  const taken = await findSameLooking(world.database.prisma, sender.workspaceId, form.name)
  return taken === null ? problems : [{ field: 'name', what: takenBy(form.name, taken) }, ...problems]
}

function takenBy(name: string, taken: string): FormProblem {
  const isSame = labelKey(name) === labelKey(taken)
  return isSame ? { kind: 'name-taken', name: tidyName(name) } : { kind: 'name-looks-taken', taken }
}

function nameProblems({ name, purpose }: CampaignForm): FieldProblem[] {
  const length = tidyName(name).length
  return [
    ...when(length === 0, 'name', { kind: 'no-name' }),
    ...tooLong('name', length, limits.campaignName),
    ...when(hasZero(name), 'name', { kind: 'name-with-zero' }),
    ...tooLong('purpose', purpose.length, limits.purpose),
    ...when(hasZero(purpose), 'purpose', { kind: 'text-with-zero' }),
  ]
}

function policyProblems(form: CampaignForm): FieldProblem[] {
  const { weekday, minuteOfDay } = form.digest
  const { goldShare } = form
  const shareIsRight = goldShare >= limits.goldShare.min && goldShare <= limits.goldShare.max
  const timeIsRight = isWhole(weekday, { min: 1, max: 7 }) && isWhole(minuteOfDay, { min: 0, max: 1439 })
  return [
    ...when(!taskTypeNames.includes(form.taskType), 'taskType', { kind: 'no-task-type' }),
    ...outside('overlap', 'overlap-outside', form.overlap, limits.overlap),
    ...stoppingProblems(form),
    ...when(!shareIsRight, 'goldShare', { kind: 'gold-share-outside', most: limits.goldShare.max * 100 }),
    ...outside('sessionMinutes', 'minutes-outside', form.sessionMinutes, limits.sessionMinutes),
    ...when(!timeIsRight, 'digest', { kind: 'no-weekly-time' }),
  ]
}

function stoppingProblems({ taskType, overlap, stopAt, fewestAnswers }: CampaignForm): FieldProblem[] {
  const { min, max } = limits.stopAtPercent
  if (stopAt === null) {
    return when(fewestAnswers !== null, 'fewestAnswers', { kind: 'fewest-without-stop' })
  }
  if (taskTypes[taskType]?.scale === 'texts') return [{ field: 'stopAt', what: { kind: 'stop-without-labels' } }]
  const fewest = fewestAnswers ?? usualFewestAnswers
  return [
    ...when(!(stopAt >= min / 100 && stopAt <= max / 100), 'stopAt', { kind: 'stop-outside', least: min, most: max }),
    ...when(!isWhole(fewest, { min: 1, max: Math.max(1, overlap) }), 'fewestAnswers', {
      kind: 'fewest-outside',
      overlap,
    }),
  ]
}

function labelProblems({ taskType, labels }: CampaignForm, buttons: readonly string[]): FieldProblem[] {
  if (hasZero(labels)) return [{ field: 'labels', what: { kind: 'labels-with-zero' } }]
  const { problems } = parseLabelLines(taskType, labels, buttons)
  const [first, ...more] = problems
  return first === undefined ? [] : [{ field: 'labels', what: { kind: 'labels', first, more: more.length } }]
}

function guidelineProblems(form: CampaignForm): FieldProblem[] {
  const read = readGuideline(form)
  return read.kind === 'problem' ? [read.problem] : []
}

function itemsProblems({ itemRows, itemFile }: CampaignForm): FieldProblem[] {
  const pasted = itemRows.trim() !== ''
  return [
    ...when(!pasted && itemFile === null, 'itemFile', { kind: 'no-items-given' }),
    ...when(pasted && itemFile !== null, 'itemRows', { kind: 'items-given-twice' }),
  ]
}

function peopleProblems(form: CampaignForm): FieldProblem[] {
  const twice = (field: 'annotators' | 'adjudicators' | 'managers') =>
    when(new Set(form[field]).size < form[field].length, field, { kind: 'somebody-twice' })
  return [
    ...when(form.annotators.length === 0, 'annotators', { kind: 'no-annotator' }),
    ...twice('annotators'),
    ...twice('adjudicators'),
    ...twice('managers'),
  ]
}

type Range = { readonly min: number; readonly max: number }

function isWhole(value: number, { min, max }: Range): boolean {
  return Number.isInteger(value) && value >= min && value <= max
}

/** The one character that Postgres cannot keep. */
function hasZero(text: string): boolean {
  return text.includes('\u0000')
}

function tooLong(field: FormField, length: number, most: number): FieldProblem[] {
  return when(length > most, field, { kind: 'too-long', length, most })
}

function outside(
  field: FormField,
  kind: 'overlap-outside' | 'minutes-outside',
  value: number,
  range: Range,
): FieldProblem[] {
  return when(!isWhole(value, range), field, { kind, least: range.min, most: range.max })
}

function when(wrong: boolean, field: FormField, what: FormProblem): FieldProblem[] {
  return wrong ? [{ field, what }] : []
}

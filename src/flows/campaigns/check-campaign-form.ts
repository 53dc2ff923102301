import { usualFewestAnswers } from '../../domain/campaign.ts'
import type { CampaignForm, FieldProblem, FormField } from '../../domain/forms/campaign-form.ts'
import { labelKey } from '../../domain/labels/label-key.ts'
import { parseLabelLines } from '../../domain/labels/label-lines.ts'
import { limits } from '../../domain/limits.ts'
import type { Sender } from '../../domain/person.ts'
import { taskTypeNames } from '../../domain/task-types/task-types.ts'
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
    ...labelProblems(form),
    ...guidelineProblems(form),
    ...itemsProblems(form),
    ...peopleProblems(form),
  ]
  if (problems.some(({ field }) => field === 'name')) return problems
  const taken = await findSameLooking(world.database.prisma, sender.workspaceId, form.name)
  return taken === null ? problems : [{ field: 'name', message: takenSaid(form.name, taken) }, ...problems]
}

function takenSaid(name: string, taken: string): string {
  if (labelKey(name) === labelKey(taken)) {
    return `There is already a campaign called “${tidyName(name)}”. Give this one another name.`
  }
  return `This looks like the campaign “${taken}”: some letters are of another alphabet, or drawn otherwise. Give this one another name.`
}

function nameProblems({ name, purpose }: CampaignForm): FieldProblem[] {
  const length = tidyName(name).length
  return [
    ...when(length === 0, 'name', 'Give the campaign a name.'),
    ...when(length > limits.campaignName, 'name', `${length} characters; ${limits.campaignName} is the most.`),
    ...when(hasZero(name), 'name', 'The name holds a character that cannot be kept.'),
    ...when(purpose.length > limits.purpose, 'purpose', `${purpose.length} characters; ${limits.purpose} is the most.`),
    ...when(hasZero(purpose), 'purpose', 'This holds a character that cannot be kept.'),
  ]
}

function policyProblems(form: CampaignForm): FieldProblem[] {
  const { weekday, minuteOfDay } = form.digest
  const { goldShare } = form
  const { overlap, sessionMinutes } = limits
  const shareIsRight = goldShare >= limits.goldShare.min && goldShare <= limits.goldShare.max
  const timeIsRight = isWhole(weekday, { min: 1, max: 7 }) && isWhole(minuteOfDay, { min: 0, max: 1439 })
  return [
    ...when(!taskTypeNames.includes(form.taskType), 'taskType', 'Choose a type of task.'),
    ...when(
      !isWhole(form.overlap, overlap),
      'overlap',
      `How many people answer each item? A whole number from ${overlap.min} to ${overlap.max}.`,
    ),
    ...stoppingProblems(form),
    ...when(!shareIsRight, 'goldShare', `The share of gold goes from 0 to ${limits.goldShare.max * 100} %.`),
    ...when(
      !isWhole(form.sessionMinutes, sessionMinutes),
      'sessionMinutes',
      `A session takes ${sessionMinutes.min} to ${sessionMinutes.max} whole minutes.`,
    ),
    ...when(!timeIsRight, 'digest', 'Choose a day of the week and a time.'),
  ]
}

function stoppingProblems({ overlap, stopAt, fewestAnswers }: CampaignForm): FieldProblem[] {
  const { min, max } = limits.stopAtPercent
  if (stopAt === null) {
    const message = 'This goes with stopping early: say at how many percent, or leave both empty.'
    return when(fewestAnswers !== null, 'fewestAnswers', message)
  }
  const fewest = fewestAnswers ?? usualFewestAnswers
  return [
    ...when(
      !(stopAt >= min / 100 && stopAt <= max / 100),
      'stopAt',
      `Stop at ${min} to ${max} %, or leave this empty.`,
    ),
    ...when(
      !isWhole(fewest, { min: 1, max: Math.max(1, overlap) }),
      'fewestAnswers',
      `At least how many answers? A whole number from 1 up to the overlap, ${overlap}.`,
    ),
  ]
}

function labelProblems({ taskType, labels }: CampaignForm): FieldProblem[] {
  if (hasZero(labels)) return [{ field: 'labels', message: 'The labels hold a character that cannot be kept.' }]
  const { problems } = parseLabelLines(taskType, labels)
  const [first, ...more] = problems
  if (first === undefined) return []
  const rest = more.length === 0 ? '' : ` And ${more.length} more.`
  return [{ field: 'labels', message: `${first}${rest}` }]
}

function guidelineProblems(form: CampaignForm): FieldProblem[] {
  const read = readGuideline(form)
  return read.kind === 'problem' ? [read.problem] : []
}

function itemsProblems({ itemRows, itemFile }: CampaignForm): FieldProblem[] {
  const pasted = itemRows.trim() !== ''
  return [
    ...when(!pasted && itemFile === null, 'itemFile', 'Add the items: a CSV or JSONL file here, or pasted rows.'),
    ...when(pasted && itemFile !== null, 'itemRows', 'There is a file and pasted rows: remove one of them.'),
  ]
}

function peopleProblems(form: CampaignForm): FieldProblem[] {
  const twice = (field: 'annotators' | 'adjudicators' | 'managers') =>
    when(new Set(form[field]).size < form[field].length, field, 'Somebody is named twice.')
  return [
    ...when(form.annotators.length === 0, 'annotators', 'Choose at least one annotator.'),
    ...twice('annotators'),
    ...twice('adjudicators'),
    ...twice('managers'),
  ]
}

function isWhole(value: number, { min, max }: { readonly min: number; readonly max: number }): boolean {
  return Number.isInteger(value) && value >= min && value <= max
}

/** The one character that Postgres cannot keep. */
function hasZero(text: string): boolean {
  return text.includes('\u0000')
}

function when(wrong: boolean, field: FormField, message: string): FieldProblem[] {
  return wrong ? [{ field, message }] : []
}

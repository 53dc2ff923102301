import type { WeeklyTime } from '../campaign.ts'
import type { ColumnNames } from '../items/column-names.ts'
import type { TaskTypeName } from '../task-types/task-types.ts'
import type { FormProblem } from './form-problem.ts'

/** A file that came with a form, already fetched from the platform. */
export type UploadedFile = { readonly name: string; readonly bytes: Uint8Array }

/** What a lead filled in to start a campaign, before it is checked. People are the platform's own user ids. */
export type CampaignForm = {
  readonly name: string
  readonly purpose: string
  readonly taskType: TaskTypeName
  /** One label a line, `Name: definition`; for a rating `1-5` or one line a step; ignored for pairwise. */
  readonly labels: string
  readonly guideline: string
  readonly guidelineFile: UploadedFile | null
  readonly itemRows: string
  readonly itemFile: UploadedFile | null
  /** What columns of the items are called for us; null where they are called so. */
  readonly columns: ColumnNames | null
  readonly overlap: number
  /** The chance, 0 to 1, at which an item has enough answers; null where each gets all of `overlap`. */
  readonly stopAt: number | null
  /** Answers an item gets in any case, with `stopAt`; null for the usual two. */
  readonly fewestAnswers: number | null
  /** 0 to 0.5 */
  readonly goldShare: number
  readonly sessionMinutes: number
  readonly annotators: readonly string[]
  readonly adjudicators: readonly string[]
  readonly managers: readonly string[]
  readonly digest: WeeklyTime
  /** A channel that gets the digest too, by the platform's own id; null for none. */
  readonly digestChannel: string | null
}

/** In which the columns of the items are chosen. */
export const columnFields = [
  ...(['columnText', 'columnA', 'columnB', 'columnC', 'columnD', 'columnE'] as const),
  ...(['columnGold', 'columnId', 'columnPriority'] as const),
] as const
export type ColumnField = (typeof columnFields)[number]

/** The fields of the form, by which a problem is shown beside the field that has it. */
export type FormField = Exclude<keyof CampaignForm, 'columns'> | ColumnField | 'columnContext'

export type FieldProblem = { readonly field: FormField; readonly what: FormProblem }

/** The form comes in three windows, one after the other: what is asked of which items, how these are read, and who is asked when. */
export const campaignSteps = ['what', 'items', 'who'] as const
export type CampaignStep = (typeof campaignSteps)[number]

const fieldsOfStep: Readonly<Record<CampaignStep, readonly FormField[]>> = {
  what: ['itemFile', 'itemRows', 'name', 'purpose', 'taskType'],
  items: [...columnFields, 'columnContext', 'labels', 'guideline', 'guidelineFile', 'goldShare'],
  who: [
    ...(['annotators', 'adjudicators', 'managers', 'overlap', 'stopAt', 'fewestAnswers'] as const),
    ...(['sessionMinutes', 'digest', 'digestChannel'] as const),
  ],
}

/** Whether a field stands in the window of that step. */
export function isOfStep(step: CampaignStep, field: FormField): boolean {
  return fieldsOfStep[step].includes(field)
}

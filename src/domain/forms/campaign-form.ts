import type { WeeklyTime } from '../campaign.ts'
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

/** The fields of the form, by which a problem is shown beside the field that has it. */
export type FormField = keyof CampaignForm

export type FieldProblem = { readonly field: FormField; readonly what: FormProblem }

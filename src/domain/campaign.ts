/** What is being labeled, how, and under which policy. */

export type TaskType = 'choice' | 'multi-choice' | 'rating' | 'pairwise'
export const taskTypes: readonly TaskType[] = ['choice', 'multi-choice', 'rating', 'pairwise']

/** `draft` has been checked but not launched; `finished` takes no more answers. */
export type CampaignState = 'draft' | 'pilot' | 'running' | 'paused' | 'finished'

/** One possible answer. `id` counts from 1 within its campaign and never changes; answers hold it, never the name. */
export type Label = { readonly id: number; readonly name: string; readonly definition: string }

export type Campaign = {
  readonly id: string
  readonly organizationId: string
  readonly name: string
  /** One sentence on what the labels are for; may be empty. */
  readonly purpose: string
  readonly state: CampaignState
  readonly taskType: TaskType
  readonly labels: readonly Label[]
  /** Independent answers an item gets, 1 to 20; with `stopEarly`, at most. */
  readonly overlap: number
  readonly stopEarly: StopEarly | null
  /** Usual share of gold among prompts, 0 to 0.5; phases raise and lower it. */
  readonly goldShare: number
  /** Session length offered first, 1 to 30. */
  readonly sessionMinutes: number
  readonly guidelineVersion: number
  /** IANA zone of the campaign, taken from the lead who made it. */
  readonly zone: string
  /** When the weekly digest goes out, in each manager's own zone. */
  readonly digest: WeeklyTime
  /** A channel that gets the digest too, by the platform's own id; null for none. */
  readonly digestChannel: string | null
  /** Grows with each change, so that a cached copy can be known as old. */
  readonly version: number
}

/**
 * An item has enough answers as soon as its label is right with chance `sureAt` (above 0.5, below 1), though never with
 * less than `fewest` answers.
 */
export type StopEarly = { readonly sureAt: number; readonly fewest: number }

/** Answers an item gets before it may stop early, unless the lead says otherwise. */
export const usualFewestAnswers = 2

/** `weekday` 1 (Monday) to 7 (Sunday); `minuteOfDay` 0 to 1439. */
export type WeeklyTime = { readonly weekday: number; readonly minuteOfDay: number }

/** Whether people can answer prompts of a campaign in this state. */
export function takesAnswers(state: CampaignState): boolean {
  return state === 'pilot' || state === 'running'
}

export const limits = {
  overlap: { min: 1, max: 20 },
  /** Percent; that of `StopEarly.sureAt`. */
  stopAtPercent: { min: 51, max: 99 },
  goldShare: { min: 0, max: 0.5 },
  sessionMinutes: { min: 1, max: 30 },
  labels: { min: 2, max: 100 },
  /** Characters. A label name must fit a phone's button. */
  labelName: 60,
  labelDefinition: 200,
  campaignName: 80,
  purpose: 300,
  /** Of `text`, of each side of a pair, and of each value of context. */
  itemText: 20_000,
  itemId: 200,
  /** Values of context that one item may have. */
  contextParts: 50,
  /** All labels of a cell together: a hundred of the longest, and what stands between them. */
  goldCell: 10_000,
  explanation: 2_000,
  imageAddress: 2_000,
  guideline: 20_000,
  flagNote: 1_000,
  /** What is new in a guideline, and why a verdict. */
  changeNote: 500,
  verdictWhy: 1_000,
  /** Priorities are 0 to 9, larger first; each has its own deal order. */
  priority: { min: 0, max: 9 },
} as const

/** The three answers to a pairwise prompt, in the order in which they are shown. */
export const pairwiseLabels: readonly Label[] = [
  { id: 1, name: 'A', definition: 'A is better' },
  { id: 2, name: 'B', definition: 'B is better' },
  { id: 3, name: 'Tie', definition: 'Neither is better' },
]

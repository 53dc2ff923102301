/** What is being labeled, how, and under which policy. */
import type { Label } from './labels/label.ts'
import type { TaskTypeName } from './task-types/task-types.ts'

/** `draft` has been checked but not launched; `finished` takes no more answers. */
export type CampaignState = 'draft' | 'pilot' | 'running' | 'paused' | 'finished'

export type Campaign = {
  readonly id: string
  readonly organizationId: string
  readonly name: string
  /** One sentence on what the labels are for; may be empty. */
  readonly purpose: string
  readonly state: CampaignState
  readonly taskType: TaskTypeName
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

import type { AskingHours } from '../asking/asking-hours.ts'
import type { Postponing } from '../asking/postponing.ts'
import type { ClockMoment } from '../asking/telling.ts'
import type { AskingProblem } from '../forms/asking-form.ts'
import type { ZoneBasis } from '../person.ts'
import type { LocalDay } from '../time/time.ts'

/** What has to do with being asked: the day's invitation, what follows on it, and the settings. */
/** `asked-anew`: what an invitation says once a newer one has come. */
export type AskingScreen =
  | { readonly kind: 'asked-anew' }
  | DailyScreen
  | PostponedScreen
  | SettingsScreen
  | UnreachableScreen

/** The invitation of the day, for somebody who knows the campaign already. */
export type DailyScreen = {
  readonly kind: 'daily'
  /** `reminder` is said once, `later` because the person asked for it. */
  readonly why: 'daily' | 'reminder' | 'later'
  readonly campaignId: string
  readonly campaignName: string
  /** Roughly how many items wait for this person: a `roughCount`, not 0. */
  readonly left: number
  readonly sessionMinutes: number
  /** What is new in the guideline since they last worked, oldest first; empty where it was not said; null: nothing is. */
  readonly guidelineNews: readonly string[] | null
}

/** Later or Not today was clicked, or a time chosen. */
export type PostponedScreen = {
  readonly kind: 'postponed'
  readonly campaignId: string
  readonly campaignName: string
  readonly sessionMinutes: number
  /** When they are asked next, if something is left; null: their settings leave no time. */
  readonly nextAt: ClockMoment | null
  /** Nobody knows the person's zone, so that times are in UTC. */
  readonly inUtc?: true
  /** What else they could choose, and when that is. */
  readonly choices: readonly { readonly when: Postponing; readonly at: ClockMoment }[]
}

/** The window in which a person says when to be asked, and, once that is kept, what holds now. */
export type SettingsScreen =
  | {
      readonly kind: 'settings-form'
      readonly hours: AskingHours
      readonly zone: string
      /** Whoever is told of by no platform is asked. */
      readonly zoneBasis: ZoneBasis
      readonly today: LocalDay
      readonly problems: readonly AskingProblem[]
    }
  /** `next` is the next day on which an invitation may come, null: none for a long time. */
  | {
      readonly kind: 'settings-kept'
      readonly next: LocalDay | null
      readonly zone: string
      readonly zoneBasis: ZoneBasis
    }

/** For a lead: no message reaches somebody any more. */
export type UnreachableScreen = {
  readonly kind: 'unreachable'
  readonly personName: string
  readonly campaignNames: readonly string[]
}

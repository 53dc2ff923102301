/** The settings as somebody filled them in: days 1 (Monday) to 7, `HH:MM`, and lines of text yet to be read. */
export type AskingForm = {
  readonly days: readonly number[]
  readonly from: string
  readonly until: string
  /** `Fri 09:00-13:00`, one a line: days that differ. */
  readonly otherHours: string
  /** `12:00-13:00`, one a line. */
  readonly quiet: string
  /** `2026-12-24` or `2026-12-24 to 2027-01-02`, one a line. */
  readonly daysOff: string
  /** First and last day of leave; null where the field was left empty. */
  readonly awayFrom: string | null
  readonly awayUntil: string | null
  readonly onLeaveUntil: string | null
  /** As it was typed; null where the form does not ask for it. */
  readonly zone: string | null
}

/** Something wrong with a field, said beside it. */
export type AskingProblem = { readonly field: keyof AskingForm; readonly what: AskingFault }

export type AskingFault =
  /** `nearest`: the zone that was probably meant; null where none is near. */
  | { readonly kind: 'no-such-zone'; readonly typed: string; readonly nearest: string | null }
  | { readonly kind: 'ends-before-beginning' | 'last-day-too-early' | 'no-last-day' }
  | { readonly kind: 'too-many-lines'; readonly lines: number; readonly most: number }
  /** `line`: its beginning. */
  | { readonly kind: 'line-not-understood'; readonly field: LinesField; readonly line: string }

/** The fields that take something a line. */
export type LinesField = 'otherHours' | 'quiet' | 'daysOff'

import type { AgreementShown } from './agreement-shown.ts'
import type { ModelDoubt } from './model-doubt.ts'
import type { Ranged } from './ranged.ts'
import type { ToldFigures } from './told-figures.ts'

/** What a campaign's status says beside plain counts. Computed every few minutes at most, or overnight. */
export type StatusFigures = {
  /** null while nothing was computed yet. */
  readonly agreement: AgreementShown | null
  /** Days until the last answer, as things go; null where that cannot be told yet. */
  readonly daysLeft: { readonly likely: number; readonly low: number; readonly high: number } | null
  /** Answers a day, as in the last weeks. */
  readonly answersPerDay: Ranged | null
  readonly labeling: Labeling
  readonly told: ToldFigures
  readonly alarms: readonly Alarm[]
  /** Whom a lead can let go on. */
  readonly heldBack: readonly { readonly campaignId: string; readonly personId: string; readonly name: string }[]
  /** How many minutes old agreement and forecast are. */
  readonly ageMinutes: number
}

/** What came of the answers so far, and what it took. */
export type Labeling = {
  /** Labels by the share of items that have them, the most frequent first; empty while that cannot be told. */
  readonly shares: readonly { readonly label: string; readonly share: number }[]
  /** How often answers are right that were given with a word such as guess. */
  readonly words: readonly { readonly word: string; readonly right: Ranged }[]
  /** How far what people say of their sureness is from how often they are right, 0 to 1; null under 50 answers. */
  readonly calibrationError: number | null
  /** How the last night found labels, and why by the live vote where it did; null before the first night. */
  readonly overnight: {
    readonly method: 'dawid-skene' | 'live-vote' | 'mixed'
    readonly reasons: readonly ModelDoubt[]
  } | null
}

/** What a lead or manager should look at. */
export type Alarm =
  | { readonly kind: 'low-agreement' }
  /** People agree that items known to be `truth` are `instead`. */
  | { readonly kind: 'shared-mistake'; readonly truth: string; readonly instead: string }
  | { readonly kind: 'held-back'; readonly name: string }
  | { readonly kind: 'misses-too-much'; readonly name: string }
  /** `trend`: accuracy on known items, the newest last, 0 to 1; empty where it is not known. */
  | { readonly kind: 'slipping'; readonly name: string; readonly trend: readonly number[] }
  /** Gives nearly always one answer to known items, whatever they are. */
  | { readonly kind: 'same-answer'; readonly name: string }
  /** Answers far faster than is usual. */
  | { readonly kind: 'hasty'; readonly name: string }
  /** Known items that people got wrong before and get right now, as named in their file. */
  | { readonly kind: 'easier-known'; readonly items: readonly string[] }
  /** Better on known items than elsewhere, by more than others. */
  | { readonly kind: 'better-on-known'; readonly name: string }
  /** Two people who give the same wrong answers. */
  | { readonly kind: 'alike'; readonly names: readonly [string, string] }
  /** Texts that got different labels on different items; `example` names two such items, or none. */
  | { readonly kind: 'same-text'; readonly texts: number; readonly example: readonly string[] }
  /** Nearly all items have this label. */
  | { readonly kind: 'lopsided'; readonly label: string }

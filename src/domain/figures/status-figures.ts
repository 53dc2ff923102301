import type { AgreementShown } from './agreement-shown.ts'
import type { KnownTally } from './known-tally.ts'
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
  /** How many minutes old agreement, forecast and shares of labels are: of one moment, and 0 where that is now. */
  readonly ageMinutes: number
  /** The same of what the night finds: words and sureness, how labels were found, `told`, most alarms. Null before the first. */
  readonly nightAgeMinutes: number | null
  /** The same of what is looked for once a week, among the alarms. */
  readonly leaksAgeMinutes: number | null
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
    readonly method: 'dawid-skene' | 'live-vote' | 'mixed' | 'middle-text'
    readonly reasons: readonly ModelDoubt[]
  } | null
}

/** What a lead or manager should look at. What is found of a person comes with what it was found in. */
export type Alarm =
  | { readonly kind: 'low-agreement' }
  /** People agree that items known to be `truth` are `instead`. */
  | { readonly kind: 'shared-mistake'; readonly truth: string; readonly instead: string }
  | { readonly kind: 'held-back'; readonly name: string }
  | { readonly kind: 'misses-too-much'; readonly name: string; readonly known: KnownTally }
  /** `trend`: accuracy on known items, the newest last, 0 to 1; empty where it is not known. */
  | { readonly kind: 'slipping'; readonly name: string; readonly trend: readonly number[]; readonly known: KnownTally }
  /** One label in nearly all their answers; `others`: the share of other people's that have it, 0 to 1. */
  | {
      readonly kind: 'one-label'
      readonly name: string
      readonly label: string
      readonly given: number
      readonly answers: number
      readonly others: number
    }
  /** Answers to known items that have nothing to do with what is known. */
  | { readonly kind: 'unlike-known'; readonly name: string; readonly known: KnownTally }
  /** Of their latest answers so many came far faster than is usual. */
  | { readonly kind: 'hasty'; readonly name: string; readonly hasty: number; readonly answers: number }
  /** Of their latest answers so many came faster than the text can be read; the medians are of all of these answers. */
  | {
      readonly kind: 'faster-than-reading'
      readonly name: string
      readonly fast: number
      readonly answers: number
      readonly medianMs: number
      /** Up to `mostWordsCounted`. */
      readonly medianWords: number
    }
  /** Known items that people got wrong before and get right now, as named in their file; the tallies are of all of them. */
  | {
      readonly kind: 'easier-known'
      readonly items: readonly string[]
      readonly before: KnownTally
      readonly since: KnownTally
    }
  /** Better on known items than elsewhere, by more than others; `asOthers`: how often they say what most others say there. */
  | {
      readonly kind: 'better-on-known'
      readonly name: string
      readonly known: KnownTally
      readonly asOthers: KnownTally
    }
  /** Two people who give the same wrong answers: to so many of the known items that both got wrong. */
  | {
      readonly kind: 'alike'
      readonly names: readonly [string, string]
      readonly same: number
      readonly wrong: number
    }
  /** Texts that got different labels on different items; `example` names two such items, or none. */
  | { readonly kind: 'same-text'; readonly texts: number; readonly example: readonly string[] }
  /** Nearly all items have this label. */
  | { readonly kind: 'lopsided'; readonly label: string }

/** When alarms of a kind are looked for: as things are, once a night, once a week. */
export type FoundWhen = 'now' | 'night' | 'week'

const foundWhen: Readonly<Record<Alarm['kind'], FoundWhen>> = {
  'low-agreement': 'now',
  'shared-mistake': 'now',
  'held-back': 'now',
  'misses-too-much': 'now',
  slipping: 'now',
  'one-label': 'night',
  'unlike-known': 'night',
  hasty: 'night',
  'faster-than-reading': 'night',
  'easier-known': 'week',
  'better-on-known': 'week',
  alike: 'week',
  'same-text': 'night',
  lopsided: 'now',
}

export function whenFound({ kind }: Alarm): FoundWhen {
  return foundWhen[kind]
}

import type { CampaignState } from '../campaign.ts'
import type { AgreementLevel } from '../figures/agreement-level.ts'
import type { AgreementShown } from '../figures/agreement-shown.ts'
import type { KnownTally } from '../figures/known-tally.ts'
import type { Alarm } from '../figures/status-figures.ts'
import type { ToldFigures } from '../figures/told-figures.ts'
import type { ToldScore } from '../figures/told-score.ts'
import type { Heard } from '../messages/heard.ts'
import type { LocalDay } from '../time/time.ts'

/** A week of a campaign, told to those who steer it. Every count is exact; shares and alphas are 0 to 1 and -1 to 1. */
export type DigestScreen = {
  readonly kind: 'digest'
  readonly campaignId: string
  readonly campaignName: string
  readonly week: { readonly from: LocalDay; readonly to: LocalDay }
  /** `last`: the campaign finished in this week. `so-far`: the week is not over. */
  readonly edition: 'weekly' | 'last' | 'so-far'
  readonly takeaway: Takeaway
  /** null for a week in which nothing happened: then the takeaway says it all. */
  readonly figures: DigestFacts | null
  /** null where others than leads and managers may read it. */
  readonly annotators: readonly DigestLine[] | null
  /** Of the answers to known items of all of them together; null like them, and where they are too few. */
  readonly known: KnownTally | null
  /** Against the week before, the weightiest first. */
  readonly changes: readonly WeekChange[]
  /** What to look at beside that; absent from digests that were made before there was any. */
  readonly alarms?: readonly Alarm[]
  readonly decisions: readonly DecisionShown[]
  /** Whom the digest before did not reach for certain; told to leads. */
  readonly undelivered: readonly Undelivered[]
}

/** What somebody gets of several campaigns on one morning: two or more, those that need somebody first. */
export type SeveralDigests = { readonly kind: 'digests'; readonly digests: readonly DigestScreen[] }

/** All that a digest tells, for whoever asked for more than its first part. */
export type WholeDigest = Omit<DigestScreen, 'kind'> & { readonly kind: 'whole-digest' }

/** To those who steer a campaign, on the day on which the last of its items got its answers: with what these are worth. */
export type CompleteScreen = {
  readonly kind: 'campaign-complete'
  readonly campaignId: string
  readonly campaignName: string
  readonly today: LocalDay
  readonly takeaway: CompleteTakeaway
  /** Items that wait for an adjudicator, undecided ones among them. */
  readonly inReview: number
  /** Of all annotators together; null: too few answers to known items. */
  readonly known: ToldScore | null
  readonly decisions: readonly DecisionShown[]
}

export type DigestFacts = {
  readonly items: number
  readonly done: number
  readonly finish: Finish
  /** Of this week. */
  readonly answers: number
  readonly minutes: number
  readonly active: number
  readonly invited: number
  readonly flagged: number
  /** Items that wait for an adjudicator now. */
  readonly inReview: number
  /** Of these, items with all their answers and no label all the same. Absent from digests that were made before. */
  readonly undecided?: number
  readonly agreement: AgreementShown
  readonly told: ToldFigures
}

/** When the last answer is to be expected; `latest` null: beyond two years. */
export type Finish =
  | { readonly likely: LocalDay; readonly earliest: LocalDay; readonly latest: LocalDay | null }
  | { readonly likely: null; readonly why: 'done' | 'not-running' | 'too-early' | 'years' }

/** One annotator; `score` null: fewer than five answers to known items. */
export type DigestLine = {
  readonly name: string
  /** Of this week. */
  readonly answers: number
  readonly score: ToldScore | null
  /** Accuracy with every label counting alike; null or absent under ten answers to known items. */
  readonly balanced?: { readonly value: number; readonly low: number; readonly high: number } | null
  readonly isHeldBack: boolean
}

/** The one sentence to read if there is time for one. */
export type Takeaway =
  /** Nobody answered and nobody flagged anything. */
  | { readonly kind: 'quiet'; readonly state: CampaignState }
  /** Every item has its answers: said with what these are worth. */
  | CompleteTakeaway
  /** The campaign ended before that. */
  | ({ readonly kind: 'ended'; readonly done: number; readonly items: number } & Worth)
  /** Paused, after a week in which something happened. */
  | { readonly kind: 'paused'; readonly done: number; readonly items: number }
  /** The whole interval of alpha lies below .667. */
  | { readonly kind: 'disagreeing'; readonly alpha: number; readonly high: number }
  /** So many people are below .70 on known answers with a chance of 95 % or more. */
  | { readonly kind: 'doubtful-people'; readonly people: number }
  /** Fewer than half the answers of the week before. */
  | { readonly kind: 'slower'; readonly answers: number; readonly before: number }
  /** Even the latest expected end is within a week. */
  | { readonly kind: 'nearly-done'; readonly earliest: LocalDay; readonly latest: LocalDay }
  | {
      readonly kind: 'on-its-way'
      readonly done: number
      readonly items: number
      readonly likely: LocalDay
      readonly earliest: LocalDay
      readonly latest: LocalDay | null
    }
  /** Too early, or too slow, to name a day. */
  | { readonly kind: 'under-way'; readonly done: number; readonly items: number; readonly why: 'too-early' | 'years' }

export type CompleteTakeaway = { readonly kind: 'complete'; readonly items: number } & Worth

/** What labels are worth; `agreement` null: it cannot be told. Both are absent from digests that were made before. */
export type Worth = { readonly undecided?: number; readonly agreement?: AgreementLevel | null }

export type WeekChange =
  | { readonly kind: 'answers'; readonly now: number; readonly before: number }
  | { readonly kind: 'active'; readonly now: number; readonly before: number }
  /** `isChance`: the two intervals meet; absent from digests that were made when only others were told. */
  | { readonly kind: 'agreement'; readonly now: number; readonly before: number; readonly isChance?: boolean }
  | { readonly kind: 'items'; readonly added: number }
  | { readonly kind: 'guideline'; readonly version: number }
  | { readonly kind: 'state'; readonly now: CampaignState; readonly before: CampaignState }
  | { readonly kind: 'likely'; readonly now: LocalDay; readonly before: LocalDay }

/** Something that waits for a lead; each has a button that does it. */
export type Decision =
  | { readonly kind: 'review'; readonly items: number }
  /** Known answers that most people fail: these are doubted before any person is. */
  | { readonly kind: 'check-gold'; readonly suspects: number }
  /** `known` is absent from digests that were made before it was told. */
  | { readonly kind: 'hold-back'; readonly personId: string; readonly known?: KnownTally }
  | { readonly kind: 'add-gold'; readonly live: number; readonly shortOf: number }
  /** `likely` null: not within two years. */
  | { readonly kind: 'invite'; readonly active: number; readonly invited: number; readonly likely: LocalDay | null }
  | { readonly kind: 'go-on'; readonly remaining: number }
  | { readonly kind: 'finish'; readonly items: number; readonly undecided?: number }
  /** All is done, and people agree too little for it to be of use. */
  | { readonly kind: 'mend-guideline' }

export const decisionKinds: readonly Decision['kind'][] = [
  'review',
  'check-gold',
  'hold-back',
  'add-gold',
  'invite',
  'go-on',
  'finish',
  'mend-guideline',
]

/** A decision as somebody reads it: with the name of the person it is about, or null. */
export type DecisionShown = {
  readonly decision: Decision
  readonly personName: string | null
  /** Whether the reader may do it; otherwise the button asks the leads to. */
  readonly isYours: boolean
  /** What the reader did about it in this message; absent until they did. */
  readonly outcome?: DecisionOutcome
}

/** `isNew`: it answers the click that is answered now. */
export type DecisionOutcome = { readonly kind: 'held-back' | 'leads-asked'; readonly isNew: boolean }

/** `unsure`: it may have arrived, so it was not sent again. */
export type Undelivered = {
  readonly deliveryId: string
  readonly name: string
  readonly weekStart: LocalDay
  readonly state: 'unsure' | 'failed'
}

/** What follows from a digest's buttons. */
export type DigestNews =
  /** To the leads: a manager asks them to decide. */
  | {
      readonly kind: 'lead-asked'
      readonly campaignId: string
      readonly campaignName: string
      readonly byName: string
      readonly today: LocalDay
      readonly decision: DecisionShown
    }
  /** To the leads: the channel that is to get the digest too did not take it. */
  | {
      readonly kind: 'channel-refused'
      readonly campaignId: string
      readonly campaignName: string
      /** The platform's own id. */
      readonly channel: string
      readonly deliveryId: string
    }
  /** To the lead who said where it goes; `goes`: to the channel in which that was typed. */
  | { readonly kind: 'digest-channel'; readonly name: string; readonly goes: boolean; readonly changed: boolean }
  /** To the lead who did it. */
  | {
      readonly kind: 'person-held-back'
      readonly campaignId: string
      readonly campaignName: string
      readonly personId: string
      readonly personName: string
      readonly heard: Heard
    }

import type { CampaignState } from '../../domain/campaign.ts'
import type { ToldFigures } from '../../domain/figures/told-figures.ts'
import type { Finish } from '../../domain/screens/digest-screens.ts'
import type { LocalDay } from '../../domain/time/time.ts'
import type { GoldScore } from '../gold/gold-accuracy.ts'
import type { CampaignSigns } from '../signs/campaign-signs.ts'
import type { AgreementFigures } from './agreement-figures.ts'
import type { CampaignFigures } from './campaign-figures.ts'
import type { Progress } from './progress.ts'

/** What was counted of a campaign at the end of a week. "Answers" are those that count: ordinary, standing, in their slot. */
export type DigestCounts = {
  readonly state: CampaignState
  readonly progress: Progress
  readonly week: DigestWeekCounts
  /** Annotators who could have answered. */
  readonly invited: number
  /** Items that wait for an adjudicator. */
  readonly inReview: number
  /** Of these, items with all their answers and no label all the same. Digests of an earlier version have none. */
  readonly undecided?: number
  readonly gold: {
    /** Known answers in use. */
    readonly live: number
    /** Of these, those that most people fail. */
    readonly suspects: number
  }
  readonly annotators: readonly DigestAnnotator[]
  readonly guidelineVersion: number
}

export type DigestWeekCounts = {
  readonly answers: number
  /** From prompt to answer, of all answers given, taken back or not, known or not: time that people spent. */
  readonly workMs: number
  /** People who gave any. */
  readonly active: number
  /** Items flagged. */
  readonly flagged: number
}

export type DigestAnnotator = {
  readonly personId: string
  /** Of this week. */
  readonly answers: number
  /** Up to the end of the week. */
  readonly gold: GoldScore
  /** What the person may know of it: by first answers, in blocks of five that were frozen at night. */
  readonly goldToldToSelf: GoldScore
  /** Whether their gold asks for a look: below .70 with a chance of 95 % or more, since they were last let go on. */
  readonly isDoubted: boolean
  /** Whether their gold answers have slipped lately, as known when the digest was computed. */
  readonly isDrifting?: boolean
  /** Whether they are dealt nothing at present. */
  readonly isHeldBack: boolean
}

/** A week of a campaign in numbers, as it is stored. */
export type DigestFigures = DigestCounts & {
  readonly weekStart: LocalDay
  /** The first day that is not part of it: the next Monday, or the day on which an unfinished week was looked at. */
  readonly today: LocalDay
  /** `last`: the campaign finished in this week. `so-far`: the week is not over. */
  readonly edition: 'weekly' | 'last' | 'so-far'
  readonly finish: Finish
  readonly agreement: AgreementFigures
  /** What is worth a look. Digests of an earlier version have none. */
  readonly quality?: DigestQuality
  /** What takes the place of the above for those who annotate and manage; null, or none, where nobody does. */
  readonly apart?: DigestApart | null
}

/** Figures that do not move with what the reader's own answers went to. */
export type DigestApart = Pick<
  DigestFigures,
  'progress' | 'week' | 'inReview' | 'undecided' | 'gold' | 'annotators' | 'finish' | 'agreement'
> & { readonly quality: DigestQuality }

export type DigestQuality = {
  readonly mistakes: CampaignFigures['mistakes']
  readonly balanced: CampaignFigures['balanced']
  readonly balance: CampaignFigures['balance']
  /** As of the last night before the digest. */
  readonly signs: CampaignSigns | null
  readonly told: ToldFigures
}

/** Whether nothing at all happened in the week. */
export function isQuiet({ week }: Pick<DigestCounts, 'week'>): boolean {
  return week.answers === 0 && week.active === 0 && week.flagged === 0
}

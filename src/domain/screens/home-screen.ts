import type { CampaignState } from '../campaign.ts'
import type { ToldScore } from '../figures/told-score.ts'

/** The app's own page, as one person sees it. */
export type HomeScreen = {
  readonly kind: 'home'
  /** The session that is open, and until when, as `10:35`; null: none is. */
  readonly goingOn: { readonly campaignName: string; readonly until: string } | null
  /** What could be begun now; `left` is a `roughCount`. */
  readonly waiting: readonly {
    readonly campaignId: string
    readonly name: string
    readonly left: number
    readonly sessionMinutes: number
  }[]
  /** null for those who annotate nowhere. */
  readonly own: OwnWork | null
  readonly steered: readonly SteeredCampaign[]
  /** Campaigns that the person has a part in and that are not shown here. */
  readonly more: number
  readonly mayCreate: boolean
}

export type OwnWork = {
  /** Answers that stand, to known items and others alike, since Monday in the person's zone, and ever. */
  readonly thisWeek: number
  readonly inAll: number
  readonly campaigns: readonly {
    readonly name: string
    readonly answers: number
    /** By first answers, in blocks of five known ones that a night completed; null before the first. */
    readonly score: ToldScore | null
  }[]
}

/** A campaign that the person leads, manages or adjudicates. */
export type SteeredCampaign = {
  readonly campaignId: string
  readonly name: string
  readonly state: CampaignState
  readonly isLead: boolean
  readonly seesDigest: boolean
  readonly mayReview: boolean
  readonly done: number
  readonly items: number
  /** Since Monday in the campaign's zone. */
  readonly answersThisWeek: number
  readonly activeThisWeek: number
  readonly invited: number
  readonly inReview: number
  /** Where `done` and `answersThisWeek` are rounded down to tens. */
  readonly isRough?: true
  /** Names of those who may have missed a message, and whom none reaches; told to leads. */
  readonly unsure: readonly string[]
  readonly unreachable: readonly string[]
}

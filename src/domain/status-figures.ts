/** A number with the ends of its 95 % interval; these are null where there are too few items for one. */
export type Ranged = { readonly value: number; readonly low: number | null; readonly high: number | null }

/** What a campaign's status says beside plain counts. Computed every few minutes at most, or overnight. */
export type StatusFigures = {
  /** null while nothing was computed yet. */
  readonly agreement: AgreementShown | null
  /** Days until the last answer, as things go; null where that cannot be told yet. */
  readonly daysLeft: { readonly likely: number; readonly low: number; readonly high: number } | null
  readonly alarms: readonly Alarm[]
  /** Whom a lead can let go on. */
  readonly heldBack: readonly { readonly campaignId: string; readonly personId: string; readonly name: string }[]
  /** How many minutes old agreement and forecast are. */
  readonly ageMinutes: number
}

export type AgreementShown = {
  /** Krippendorff's alpha, or why there is none. */
  readonly alpha: Ranged | { readonly value: null; readonly reason: string }
  /** Gwet's AC1, where one label holds most answers. */
  readonly ac1: Ranged | null
  /** Items with two answers or more. */
  readonly items: number
  /** Where an answer may hold several labels: the one that people agree about least. */
  readonly label: string | null
}

/** What a lead or manager should look at. */
export type Alarm =
  | { readonly kind: 'low-agreement' }
  /** People agree that items known to be `truth` are `instead`. */
  | { readonly kind: 'shared-mistake'; readonly truth: string; readonly instead: string }
  | { readonly kind: 'held-back'; readonly name: string }
  | { readonly kind: 'misses-too-much'; readonly name: string }
  | { readonly kind: 'slipping'; readonly name: string }

import type { Campaign } from '../campaign.ts'
import type { Ranged } from '../figures/ranged.ts'
import type { StatusFigures } from '../figures/status-figures.ts'
import type { ToldScore } from '../figures/told-score.ts'
import type { DoubtfulMessage } from '../messages/doubtful-message.ts'

export type StatusScreen = {
  readonly kind: 'status'
  readonly campaign: Pick<Campaign, 'id' | 'name' | 'state' | 'overlap' | 'stopEarly'>
  /** null for those who only annotate: they see their own line. */
  readonly progress: {
    readonly items: number
    readonly done: number
    readonly answers: number
    readonly answersWanted: number
    /** Items with all their answers and no label all the same: they wait for Review. */
    readonly undecided: number
    readonly flagged: number
    readonly activeAnnotators: number
    readonly invitedAnnotators: number
    readonly gold: number
    /** Where `done` and the answers are rounded down to tens. */
    readonly isRough?: true
  } | null
  /** Everyone's line for leads and managers, one's own for an annotator; `score` null means too few gold answers. */
  readonly annotators: readonly {
    readonly name: string
    readonly answers: number
    readonly medianSeconds: number | null
    readonly score: ToldScore | null
    /** The same with every label counting alike; null under ten gold answers, and on one's own line. */
    readonly balanced: Ranged | null
  }[]
  /** null for those who only annotate. */
  readonly figures: StatusFigures | null
  readonly scoresAre: 'everyone' | 'own' | 'hidden'
  /** Names of people who may have missed a message, and of those whom none reaches; empty for who only annotates. */
  readonly unsure: readonly string[]
  readonly unreachable: readonly string[]
  /** Told to leads, who can have them sent again. Absent where there are none. */
  readonly doubtful?: readonly DoubtfulMessage[]
  /** What this person can do about it: cases they may review, and whether they lead. Absent where it is nothing. */
  readonly acts?: { readonly review: number; readonly isLead: boolean; readonly canReopen?: true }
}

/** All that a status tells, for whoever asked for more than its first part. */
export type WholeStatus = Omit<StatusScreen, 'kind'> & { readonly kind: 'whole-status' }

import type { Answer } from '../answer.ts'
import type { Telling } from '../asking/telling.ts'
import type { WeeklyTime } from '../campaign.ts'
import type { AgreementLevel } from '../figures/agreement-level.ts'
import type { ToldScore } from '../figures/told-score.ts'
import type { FieldProblem } from '../forms/campaign-form.ts'
import type { KnownAnswerProblem } from '../forms/known-answer-problem.ts'
import type { EditProblem, GoldKey, RolesOf } from '../intents/steer-intent.ts'
import type { ItemContent } from '../item.ts'
import type { ItemWarning } from '../items/item-warning.ts'
import type { LineProblem, OtherProblem } from '../items/line-problem.ts'
import type { Label } from '../labels/label.ts'
import type { PersonProblem } from '../people/person-problem.ts'
import type { Role } from '../person.ts'
import type { TaskTypeName } from '../task-types/task-types.ts'

/** What leads are shown when they steer a campaign, and what others are told of it. */
export type SteerScreen =
  | StateScreen
  | { readonly kind: 'finish-asked'; readonly campaignId: string; readonly name: string; readonly reached: Reached }
  | RemoveAskedScreen
  | PeopleChangedScreen
  /** Told to a person who became adjudicator, lead or manager. */
  | {
      readonly kind: 'role-given'
      readonly campaignId: string
      readonly name: string
      readonly role: Role
      readonly byName: string
    }
  /** Takes the place of the session of somebody who was removed. */
  | { readonly kind: 'role-taken'; readonly name: string; readonly answered: number }
  | AddFormScreen
  | AddPreviewScreen
  | { readonly kind: 'items-added'; readonly name: string; readonly items: number; readonly gold: number }
  | EditFormScreen
  | { readonly kind: 'edited'; readonly name: string; readonly changes: readonly EditChange[] }
  | GoldListScreen
  | GoldFormScreen
  | { readonly kind: 'export-begun'; readonly name: string }
  /** Said beside the files. */
  | { readonly kind: 'export-ready'; readonly name: string; readonly items: number; readonly answers: number }
  /** `noLinks`: nothing can be fetched by a link here, since no public address is set. */
  | { readonly kind: 'export-failed'; readonly name: string; readonly why: ExportFailure; readonly noLinks?: true }
  | {
      readonly kind: 'export-links'
      readonly name: string
      readonly why: Extract<ExportFailure, 'too-large' | 'refused'>
      readonly links: readonly ExportLink[]
    }
  /** What follows from the answer to the offer of a file. */
  | {
      readonly kind: 'export-file'
      readonly name: string
      readonly format: string
      readonly how: 'coming' | 'declined' | 'answered-before' | 'too-old' | 'no-place'
    }

export type StateScreen = {
  readonly kind: 'campaign-state'
  readonly campaignId: string
  readonly name: string
  readonly state: 'running' | 'paused' | 'finished'
  /** False where it was so before. */
  readonly changed: boolean
  /** What was reached by the end; null unless finished. */
  readonly reached: Reached | null
  /** Whether it finished less than a day ago, so that it can be reopened. */
  readonly canReopen: boolean
}

/**
 * How far a campaign came. `inReview` items wait for an adjudicator; `undecided` of them have all their answers and no label all
 * the same.
 */
export type Reached = {
  readonly items: number
  readonly done: number
  readonly answers: number
  readonly answersWanted: number
  readonly inReview: number
  readonly undecided: number
  /** Null where it cannot be told. */
  readonly agreement: AgreementLevel | null
  /** How many minutes old that is. */
  readonly agreementAgeMinutes: number
  /** Of everybody's answers to known items; null where there are too few. */
  readonly known: ToldScore | null
}

/** Asked before anybody is taken off a campaign, since their sessions end with it. */
export type RemoveAskedScreen = {
  readonly kind: 'remove-asked'
  readonly campaignId: string
  readonly name: string
  /** null: every role they hold. */
  readonly role: Role | null
  readonly people: readonly Leaving[]
  /** Names of those who do not hold the role. */
  readonly unchanged: readonly string[]
  readonly problems: readonly PersonProblem[]
}

/** `openAnswers`: how many answers the session has that they are in; null where they are in none, or go on annotating. */
export type Leaving = RolesOf & { readonly name: string; readonly openAnswers: number | null }

export type PeopleChangedScreen = {
  readonly kind: 'people-changed'
  readonly act: 'invite' | 'remove' | 'give-back'
  readonly campaignId: string
  readonly name: string
  readonly role: Role | null
  /** Names of those for whom something changed, and of those who held, or did not hold, the role before. */
  readonly changed: readonly string[]
  readonly unchanged: readonly string[]
  /** Who was removed, as they can be given back what they held. */
  readonly removed: readonly RolesOf[]
  /** When those hear of it for whom something changed; null where they are told nothing. */
  readonly telling: Telling | null
  /** Who could not be invited or removed, and why. */
  readonly problems: readonly PersonProblem[]
}

export type AddFormScreen = {
  readonly kind: 'add-form'
  readonly campaignId: string
  readonly name: string
  readonly taskType: TaskTypeName
  readonly problems: readonly FieldProblem[]
}

/** What was found in a file of items that are to join a campaign. */
export type AddPreviewScreen = {
  readonly kind: 'add-preview'
  readonly campaignId: string
  /** What Add adds; null when problems forbid it. */
  readonly uploadId: string | null
  readonly name: string
  readonly overlap: number
  readonly items: number
  readonly gold: number
  readonly goldByLabel: readonly { readonly label: string; readonly count: number }[]
  readonly sample: readonly ItemContent[]
  readonly warnings: readonly ItemWarning[]
  readonly problems: readonly (LineProblem | OtherProblem)[]
  readonly problemCount: number
  /** The file that can be added without its faulty rows; null where nothing is wrong, or more than rows. */
  readonly canLeaveOut: { readonly uploadId: string; readonly rows: number } | null
  /** Rows that are left out already. */
  readonly leftOut: number
}

export type EditFormScreen = {
  readonly kind: 'edit-form'
  readonly campaignId: string
  readonly name: string
  /** null where it is too long for a field. */
  readonly guideline: string | null
  readonly guidelineVersion: number
  readonly overlap: number
  readonly sessionMinutes: number
  readonly digest: WeeklyTime
  /** The platform's own id; null for none. */
  readonly digestChannel: string | null
  /** The lowest and the highest step of a scale; null where there is none. */
  readonly ends: { readonly low: Label; readonly high: Label } | null
  /** The platform's own user ids. */
  readonly people: Readonly<Record<Role, readonly string[]>>
  readonly problems: readonly EditProblem[]
}

/** One thing that a lead changed. */
export type EditChange =
  | { readonly kind: 'guideline'; readonly version: number }
  /** `items` want another number of answers now. */
  | { readonly kind: 'overlap'; readonly before: number; readonly after: number }
  | { readonly kind: 'session-minutes'; readonly minutes: number }
  | { readonly kind: 'digest'; readonly at: WeeklyTime }
  | { readonly kind: 'digest-channel'; readonly channel: string | null }
  | { readonly kind: 'scale-ends'; readonly low: Label; readonly high: Label }
  | {
      readonly kind: 'people'
      readonly act: 'invite' | 'remove'
      readonly role: Role
      readonly names: readonly string[]
    }
  /** What could not be changed, and why. */
  | { readonly kind: 'problem'; readonly what: PersonProblem }

/** How one known answer fared. `answered` and `wrong` count answers that stand. */
export type GoldLine = {
  readonly gold: GoldKey
  readonly content: ItemContent
  readonly labels: readonly string[]
  readonly shown: number
  readonly answered: number
  readonly wrong: number
  readonly flagged: number
  readonly retired: boolean
  /** Most people fail it: the known answer may be at fault rather than they. */
  readonly suspect: boolean
  /** What those who failed it chose most; null where nobody did. */
  readonly mostChosen: readonly string[] | null
}

export type GoldListScreen = {
  readonly kind: 'gold-list'
  readonly campaignId: string
  readonly name: string
  readonly page: number
  readonly pages: number
  readonly total: number
  readonly retired: number
  readonly suspects: number
  readonly golds: readonly GoldLine[]
  readonly said: 'corrected' | 'retired' | 'returned' | null
}

export type GoldFormScreen = {
  readonly kind: 'gold-form'
  readonly gold: GoldKey
  readonly taskType: TaskTypeName
  readonly labels: readonly Label[]
  readonly content: ItemContent
  readonly answer: Answer
  readonly explanation: string
  /** What people chose, the most frequent first. */
  readonly votes: readonly { readonly labels: readonly string[]; readonly count: number }[]
  readonly problem: KnownAnswerProblem | null
}

/** A file to fetch with a browser. */
export type ExportLink = { readonly format: string; readonly url: string }

/** `unsure`: it may have arrived. `interrupted`: it was never sent. */
export type ExportFailure = 'too-large' | 'refused' | 'unsure' | 'interrupted'

import type { Answer } from '../answer.ts'
import type { Telling } from '../asking/telling.ts'
import type { CampaignState, StopEarly } from '../campaign.ts'
import type { NoteProblem } from '../forms/note-problem.ts'
import type { WritingProblem } from '../forms/writing-problem.ts'
import type { ReviewOffer } from '../intents/review-intent.ts'
import type { ItemContent } from '../item.ts'
import type { ItemWarning } from '../items/item-warning.ts'
import type { LineProblem, OtherProblem } from '../items/line-problem.ts'
import type { Label } from '../labels/label.ts'
import type { Role } from '../person.ts'
import type { Asking, EndReason, LastDone, Offer, TooLate } from '../session.ts'
import type { TaskTypeName } from '../task-types/task-types.ts'
import type { AskingScreen } from './asking-screens.ts'
import type { CampaignFormScreen } from './campaign-form-screen.ts'
import type { CompleteScreen, DigestNews, DigestScreen, SeveralDigests, WholeDigest } from './digest-screens.ts'
import type { HomeScreen } from './home-screen.ts'
import type { JoinScreen } from './join-screens.ts'
import type { Notice } from './notice.ts'
import type { ReviewScreen } from './review-screens.ts'
import type { StatusScreen, WholeStatus } from './status-screens.ts'
import type { SteerScreen } from './steer-screens.ts'
import type { WatchScreen } from './watch-screens.ts'

/** All that a person can be shown. It says what is meant; `bots/cards/card-for.ts` decides how it is laid out. */
export type Screen =
  | InvitationScreen
  | ChooseSessionScreen
  | PromptScreen
  | SessionOverScreen
  | { readonly kind: 'continued-below'; readonly campaignName: string }
  | AskingScreen
  | {
      readonly kind: 'guide'
      readonly campaignName: string
      readonly taskType: TaskTypeName
      readonly text: string
      readonly labels: readonly Label[]
    }
  | { readonly kind: 'whole-item'; readonly content: ItemContent }
  /** `problem`: what was written was not kept, and why. */
  | { readonly kind: 'flag-form'; readonly offer: Offer; readonly problem?: NoteProblem }
  | { readonly kind: 'flag-kept' }
  | WriteFormScreen
  | CampaignFormScreen
  | OneMomentScreen
  | PreviewScreen
  | LaunchedScreen
  | { readonly kind: 'campaign-list'; readonly campaigns: readonly CampaignLine[] }
  | StatusScreen
  | WholeStatus
  | WatchScreen
  | JoinScreen
  | SteerScreen
  | ReviewScreen
  | DigestScreen
  | WholeDigest
  | SeveralDigests
  | CompleteScreen
  | DigestNews
  | HelpScreen
  | HomeScreen
  | MisreadScreen
  | { readonly kind: 'notice'; readonly notice: Notice }

/** The window to write an answer in, over a prompt or over a case in Review. */
export type WriteFormScreen = {
  readonly kind: 'write-form'
  readonly over:
    | { readonly kind: 'write'; readonly offer: Offer }
    | { readonly kind: 'review-write'; readonly offer: ReviewOffer }
  readonly content: ItemContent
  /** What stands in the field to begin with: what was written before, or the draft. */
  readonly initial: string
  readonly problem?: WritingProblem
}

/** Something takes longer than an answer may: what is done, and what it waits for. */
export type OneMomentScreen = {
  readonly kind: 'one-moment'
  readonly doing: 'reading-items' | 'launching' | 'adding-items' | 'saving-edit' | 'saving-answer'
  /** Where the platform is asked about so many people that it takes this long; null where it does not matter. */
  readonly asking: { readonly people: number; readonly seconds: number } | null
}

/** What a person must know before the first answer. */
export type CampaignBrief = {
  readonly campaignId: string
  readonly name: string
  readonly purpose: string
  readonly taskType: TaskTypeName
  readonly items: number
  readonly overlap: number
  readonly sessionMinutes: number
  readonly hasGold: boolean
}

export type InvitationScreen = {
  readonly kind: 'invitation'
  readonly campaign: CampaignBrief
  readonly leadName: string
  /** Where the lead had it come at once, outside the reader's hours. */
  readonly isOutOfHours?: true
}

/** `/label` with no session open: what could be started now. */
export type ChooseSessionScreen = {
  readonly kind: 'choose-session'
  readonly campaigns: readonly {
    readonly campaignId: string
    readonly name: string
    readonly left: number
    readonly sessionMinutes: number
  }[]
}

export type PromptScreen = {
  readonly kind: 'prompt'
  readonly offer: Offer
  readonly campaignName: string
  readonly taskType: TaskTypeName
  readonly labels: readonly Label[]
  readonly content: ItemContent
  readonly asking: Asking
  /** Answers given in this session, which runs until the local time `until`, as `10:35`. */
  readonly place: { readonly done: number; readonly until: string }
  readonly canUndo: boolean
  /** What was done to the prompt before, and is taken back by Undo. Absent where nothing can be. */
  readonly last?: LastDone
  /** What this prompt was answered with before it was taken back. Absent where it was not. */
  readonly before?: LastDone
  /** What is ticked already, of several labels; what was tapped of an order that is not whole yet. Absent where nothing is. */
  readonly ticked?: Answer
  readonly soFar?: Answer
  /** Absent where the person raised no flag at it. */
  readonly isFlagged?: true
  /** What is to be said for this moment alone; absent where it is nothing. */
  readonly note?: PromptNote
}

/** `too-soon`: a tap that cannot have been meant for this prompt was not kept. */
export type PromptNote = 'too-soon' | 'nothing-ticked' | 'nothing-to-undo'

export type SessionOverScreen = {
  readonly kind: 'session-over'
  readonly campaignId: string
  readonly campaignName: string
  readonly reason: EndReason
  readonly answered: number
  readonly skipped: number
  /** Roughly how many items still wait for this person (`roughCount`), or null where that is not known. */
  readonly left: number | null
  /** What Undo would take back; null when there is nothing. */
  readonly undo: Offer | null
  readonly sessionMinutes: number
  /** What was asked for just now and came too late, so that nothing was changed. Absent where nothing was. */
  readonly tooLate?: TooLate
}

/** What was found in an items file, and the first items as an expert will see them. */
export type PreviewScreen = {
  readonly kind: 'preview'
  /** The draft that Launch starts; null when problems forbid it. */
  readonly campaignId: string | null
  readonly name: string
  readonly taskType: TaskTypeName
  readonly labels: readonly Label[]
  readonly sample: readonly ItemContent[]
  /** Ordinary items; gold is counted apart. */
  readonly items: number
  readonly gold: number
  readonly goldByLabel: readonly { readonly label: string; readonly count: number }[]
  readonly overlap: number
  readonly stopEarly: StopEarly | null
  readonly sessionMinutes: number
  readonly people: { readonly annotators: number; readonly adjudicators: number; readonly managers: number }
  /** The platform's own id; null for none. */
  readonly digestChannel: string | null
  /** Who would hear of it when; null where all would hear now, or it cannot be launched. */
  readonly telling: Telling | null
  /** What telling all now would do, and telling all at any hour; null: nothing more than Launch, or than the former. */
  readonly tellAll: ToldAtOnce | null
  readonly tellAtAnyHour: ToldAtOnce | null
  readonly warnings: readonly ItemWarning[]
  readonly problems: readonly (LineProblem | OtherProblem)[]
  /** How many problems there are in all; `problems` holds the first of them. */
  readonly problemCount: number
  /** The draft that can be kept without its faulty rows; null where nothing is wrong, or more than rows. */
  readonly canLeaveOut: { readonly campaignId: string; readonly rows: number } | null
  /** Rows that are left out already. */
  readonly leftOut: number
}

/** How many would be told now, how many of them, or of the others, are outside their hours; who set some is left alone. */
export type ToldAtOnce = { readonly now: number; readonly outside: number; readonly ownHours: number }

export type LaunchedScreen = {
  readonly kind: 'launched'
  readonly name: string
  readonly items: number
  readonly telling: Telling
}

export type CampaignLine = {
  readonly name: string
  readonly state: CampaignState
  readonly roles: readonly string[]
  /** Items that have all their answers, of all ordinary items; null for those who only annotate. */
  readonly progress: { readonly done: number; readonly of: number; readonly isRough?: true } | null
  /** Messages that may not have arrived, and that lately did not; told to leads. Absent where there are none. */
  readonly undelivered?: { readonly unsure: number; readonly failed: number }
}

/** What somebody can ask for: what those of their roles want most, or all of it. */
export type HelpScreen = {
  readonly kind: 'help'
  /** Held in any campaign that goes on. */
  readonly roles: readonly Role[]
  readonly mayCreate: boolean
  readonly isWhole: boolean
}

/** Words that were not understood, with the command that looks most like them. */
export type MisreadScreen = { readonly kind: 'misread'; readonly words: string; readonly nearest: string | null }

import type { Answer } from '../answer.ts'
import type { Postponing } from '../asking/postponing.ts'
import type { AskingForm } from '../forms/asking-form.ts'
import type { CampaignForm, CampaignStep } from '../forms/campaign-form.ts'
import type { Offer, SkipReason } from '../session.ts'
import type { DigestIntent } from './digest-intent.ts'
import type { ReviewIntent } from './review-intent.ts'
import type { SteerIntent } from './steer-intent.ts'

/** All that a person can ask. A bot makes one from a click, a command or a form; a flow answers it with a Screen. */
export type Intent =
  | { readonly kind: 'start'; readonly campaignId: string; readonly minutes: number }
  | { readonly kind: 'later'; readonly campaignId: string }
  | { readonly kind: 'not-today'; readonly campaignId: string }
  /** Later, or not today, at a time that was chosen. */
  | { readonly kind: 'ask-at'; readonly campaignId: string; readonly when: Postponing }
  | { readonly kind: 'settings' }
  | { readonly kind: 'settings-form'; readonly form: AskingForm }
  | { readonly kind: 'resume' }
  | PromptIntent
  | WriteIntent
  | { readonly kind: 'guide'; readonly campaignId: string }
  | { readonly kind: 'read-all'; readonly offer: Offer }
  | { readonly kind: 'flag'; readonly offer: Offer }
  | { readonly kind: 'flag-note'; readonly offer: Offer; readonly note: string }
  | { readonly kind: 'new-campaign' }
  /** Another window of the form that starts a campaign, filled in as far as it was. */
  | { readonly kind: 'campaign-step'; readonly step: CampaignStep }
  /** What was typed into the form in which this is pressed is to be forgotten. */
  | { readonly kind: 'begin-afresh' }
  | { readonly kind: 'campaign-form'; readonly form: CampaignForm }
  /** The faulty rows of a draft's file are to be left out. */
  | { readonly kind: 'leave-out-of-draft'; readonly campaignId: string }
  | { readonly kind: 'launch'; readonly campaignId: string }
  /** Launch, and tell all at once who never set hours of their own and for whom it is day; or whatever their hour. */
  | { readonly kind: 'launch-telling-all'; readonly campaignId: string }
  | { readonly kind: 'launch-at-any-hour'; readonly campaignId: string }
  /** A lead lets an annotator go on who is held back. */
  | { readonly kind: 'let-go-on'; readonly campaignId: string; readonly personId: string }
  /** A lead confirms, or declines, that their organization and another become one. */
  | { readonly kind: 'join-confirm'; readonly requestId: string }
  | { readonly kind: 'join-decline'; readonly requestId: string }
  /** An order that is not whole yet, tapped so far: the same prompt shows it, and nothing is kept. */
  | { readonly kind: 'so-far'; readonly offer: Offer; readonly answer: Answer }
  | DigestIntent
  | SteerIntent
  | ReviewIntent
  | { readonly kind: 'list' }
  | { readonly kind: 'status'; readonly name: string }
  | { readonly kind: 'whole-status'; readonly name: string }
  | { readonly kind: 'help' }
  /** Every command there is. */
  | { readonly kind: 'all-commands' }
  /** `nearest` is the command that looks most like the words; null where none does. */
  | { readonly kind: 'unknown-words'; readonly words: string; readonly nearest: string | null }

/** What answers a prompt with a text, which no button can carry. */
export type WriteIntent =
  /** Opens the window to write in. */
  | { readonly kind: 'write'; readonly offer: Offer }
  | { readonly kind: 'write-form'; readonly offer: Offer; readonly text: string }
  /** The draft is right. */
  | { readonly kind: 'as-it-is'; readonly offer: Offer }
  /** What was taken back is given again. */
  | { readonly kind: 'answer-again'; readonly offer: Offer }

/** What can be done to the prompt on screen; each of these is one step of the session. */
export type PromptIntent =
  | { readonly kind: 'answer'; readonly offer: Offer; readonly answer: Answer }
  /** Done, with nothing ticked. */
  | { readonly kind: 'nothing-ticked'; readonly offer: Offer }
  | { readonly kind: 'not-sure'; readonly offer: Offer }
  | { readonly kind: 'skip'; readonly offer: Offer }
  | { readonly kind: 'skip-because'; readonly offer: Offer; readonly reason: SkipReason }
  | { readonly kind: 'back'; readonly offer: Offer }
  | { readonly kind: 'undo'; readonly offer: Offer }
  | { readonly kind: 'stop'; readonly offer: Offer }

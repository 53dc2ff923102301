import type { Answer } from '../answer.ts'
import type { WeeklyTime } from '../campaign.ts'
import type { UploadedFile } from '../forms/campaign-form.ts'
import type { FormProblem } from '../forms/form-problem.ts'
import type { Role } from '../person.ts'

/** A campaign as a person names it, or as a button carries it. An empty name: the only one that can be meant. */
export type Which = { readonly name: string } | { readonly campaignId: string }

/** What a lead can do to a campaign by its name alone. */
export type SteerAct = 'pause' | 'go-on' | 'finish' | 'add' | 'edit' | 'gold' | 'export' | 'reopen'
export const steerActs: readonly SteerAct[] = ['pause', 'go-on', 'finish', 'add', 'edit', 'gold', 'export', 'reopen']

/** One known answer of a campaign. */
export type GoldKey = { readonly campaignId: string; readonly itemId: string }

/** A person, and the roles that they held or are to hold in a campaign. */
export type RolesOf = { readonly personId: string; readonly roles: readonly Role[] }

/** What a lead can ask of a campaign that exists. */
export type SteerIntent =
  | { readonly kind: 'steer'; readonly act: SteerAct; readonly which: Which }
  /** Finish was confirmed. */
  | { readonly kind: 'finish-now'; readonly campaignId: string }
  /** Remove was confirmed. */
  | { readonly kind: 'remove-people'; readonly campaignId: string; readonly people: readonly RolesOf[] }
  /** Whoever was removed is to be as they were. */
  | { readonly kind: 'give-back-roles'; readonly campaignId: string; readonly people: readonly RolesOf[] }
  | AddFormIntent
  /** The faulty rows of a file that was sent are to be left out. */
  | { readonly kind: 'leave-out'; readonly campaignId: string; readonly uploadId: string }
  | AddItemsIntent
  | EditFormIntent
  /** The form as it was opened, with that version of the guideline. */
  | { readonly kind: 'edit-shown'; readonly campaignId: string; readonly guidelineVersion: number }
  /** `page` counts from 1. */
  | { readonly kind: 'gold-list'; readonly campaignId: string; readonly page: number }
  | { readonly kind: 'gold-open'; readonly gold: GoldKey }
  | { readonly kind: 'gold-retire'; readonly gold: GoldKey }
  | { readonly kind: 'gold-return'; readonly gold: GoldKey }
  | GoldFormIntent

export type AddFormIntent = {
  readonly kind: 'add-form'
  readonly campaignId: string
  readonly rows: string
  readonly file: UploadedFile | null
}

/** Add under a preview, which said that so many rows are left out. */
export type AddItemsIntent = {
  readonly kind: 'add-items'
  readonly campaignId: string
  readonly uploadId: string
  readonly leftOut: number
}

export type EditFormIntent = {
  readonly kind: 'edit-form'
  readonly campaignId: string
  /** What the form held when it was opened; null where that is not known. */
  readonly shown: ShownEdit | null
  readonly edit: CampaignEdit
}

export type GoldFormIntent = {
  readonly kind: 'gold-form'
  readonly gold: GoldKey
  readonly answer: Answer
  readonly explanation: string
}

/** A filled-in form that changes a running campaign. People are the platform's own user ids. */
export type CampaignEdit = {
  /** null where the guideline is too long for a field, which is then not shown. */
  readonly guideline: string | null
  readonly guidelineFile: UploadedFile | null
  /** What is new in the guideline, for those who know the old one. */
  readonly changeNote: string
  readonly overlap: number
  readonly sessionMinutes: number
  readonly annotators: readonly string[]
  readonly adjudicators: readonly string[]
  readonly managers: readonly string[]
  readonly leads: readonly string[]
  readonly digest: WeeklyTime
  /** The platform's own id; null for none. */
  readonly digestChannel: string | null
  /** What the ends of a scale are called; null where there is none. */
  readonly lowEnd: string | null
  readonly highEnd: string | null
}

/** What a form showed before anything was changed: only what differs from this was meant to be changed. */
export type ShownEdit = Omit<CampaignEdit, 'guideline' | 'guidelineFile' | 'changeNote'> & {
  readonly guidelineVersion: number
}

export type EditField = keyof CampaignEdit
export type EditProblem = { readonly field: EditField; readonly what: FormProblem }

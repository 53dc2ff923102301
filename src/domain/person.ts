export type Role = 'annotator' | 'adjudicator' | 'lead' | 'manager'
export const roles: readonly Role[] = ['annotator', 'adjudicator', 'lead', 'manager']

/** What a platform says of an account: only a full member may start a campaign. */
export type AccountKind = 'member' | 'guest' | 'bot' | 'stranger'

export type Person = {
  readonly id: string
  readonly organizationId: string
  readonly name: string
  /** IANA zone. */
  readonly zone: string
}

/**
 * How somebody's zone is known: a platform tells it, and goes on telling; they chose it; it is a guess from what their client
 * says; or, with `none`, it is UTC for want of one.
 */
export type ZoneBasis = 'told' | 'chosen' | 'guessed' | 'none'

/** An account as its platform describes it at this moment. */
export type Profile = {
  readonly externalId: string
  readonly name: string
  /** IANA zone; null where the platform tells none. */
  readonly zone: string | null
  readonly kind: AccountKind
}

/** Who sends an intent: an account of one workspace. `externalId` is the platform's own user id. */
export type Sender = { readonly workspaceId: string; readonly externalId: string }

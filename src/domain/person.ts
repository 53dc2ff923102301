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

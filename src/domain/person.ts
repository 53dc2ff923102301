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
  readonly zone: string
  readonly kind: AccountKind
}

/** Who sends an intent: an account of one workspace. `externalId` is the platform's own user id. */
export type Sender = { readonly workspaceId: string; readonly externalId: string }

export function mayCreateCampaigns(kind: AccountKind): boolean {
  return kind === 'member'
}

/** Leads change a campaign; nobody else does. */
export function mayChange(held: readonly Role[]): boolean {
  return held.includes('lead')
}

/** Leads and managers see progress and every annotator's scores; adjudicators see progress. */
export function maySeeProgress(held: readonly Role[]): boolean {
  return held.some((role) => role !== 'annotator')
}

/**
 * Whether exact counts would tell this person which of their own answers went to gold, which counts leave out. Leads know
 * the known answers anyway.
 */
export function seesRoughCounts(held: readonly Role[]): boolean {
  return held.includes('annotator') && !held.includes('lead')
}

export function maySeeEveryScore(held: readonly Role[]): boolean {
  return held.includes('lead') || held.includes('manager')
}

import type { Role } from '../person.ts'

type OfAccount = {
  readonly role: Role
  readonly account: string
  /** As whoever named the account saw it; left out where nobody did. */
  readonly name?: string
}

/** Why somebody cannot be given a role, or lose it. */
export type PersonProblem =
  /** The platform did not say whose account it is. */
  | (OfAccount & { readonly kind: 'account-not-told' })
  /** It knows no such account; the app was not added for it. */
  | (OfAccount & { readonly kind: 'account-unknown' | 'account-not-added' })
  | { readonly kind: 'is-bot' | 'is-of-others'; readonly role: Role; readonly name: string }
  | { readonly kind: 'is-only-lead'; readonly name: string }
  /** More than this were named at once; the rest was left as it is. */
  | { readonly kind: 'too-many-people'; readonly most: number }
  /** Several people under one name. */
  | { readonly kind: 'is-group'; readonly name: string }
  /** A word that looks like a person and is none. */
  | { readonly kind: 'no-person'; readonly word: string }

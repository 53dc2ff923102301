import type { Role } from '../person.ts'

/** Why somebody cannot be given a role, or lose it. */
export type PersonProblem =
  /** The platform did not say whose account it is. */
  | { readonly kind: 'account-not-told'; readonly role: Role; readonly account: string }
  /** It knows no such account. */
  | { readonly kind: 'account-unknown'; readonly role: Role; readonly account: string }
  | { readonly kind: 'is-bot' | 'is-of-others'; readonly role: Role; readonly name: string }
  | { readonly kind: 'is-only-lead'; readonly name: string }
  /** More than this were named at once; the rest was left as it is. */
  | { readonly kind: 'too-many-people'; readonly most: number }
  /** A word that looks like a person and is none. */
  | { readonly kind: 'no-person'; readonly word: string }

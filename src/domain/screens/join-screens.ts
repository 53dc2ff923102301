/** That two organizations become one. */
export type JoinScreen = JoinRequestScreen | JoinOverScreen

/** Two organizations as a reader of one of them is told of them, by name. */
type HereAndThere = { readonly here: string; readonly there: string }

/** For those who may confirm it, and for whoever asked. */
export type JoinRequestScreen = HereAndThere & {
  readonly kind: 'join-request'
  readonly requestId: string
  /** Who asked. */
  readonly byName: string
  /** What its reader can do: confirm it, or take back what was confirmed or asked. */
  readonly stage: 'to-confirm' | 'confirmed' | 'asked'
  /** How long it waits from when it was asked. */
  readonly days: number
}

export type JoinOverScreen = HereAndThere & {
  readonly kind: 'join-over'
  readonly how: 'joined' | 'declined' | 'withdrawn' | 'expired' | 'overtaken'
  /** Who ended it; null where that is not told. */
  readonly byName: string | null
  /** Campaigns that the reader leads whose name was taken. */
  readonly renamed: readonly { readonly before: string; readonly after: string }[]
  /** The two accounts with which it was asked are the reader's, and one person now. */
  readonly linked: boolean
}

/** Short messages that end a path kindly: what happened, what was saved, what to do next. */
export type Notice =
  | 'not-yours'
  | 'session-gone'
  | 'not-understood'
  | 'nothing-chosen'
  | 'guests-cannot-create'
  | 'not-a-member'
  | 'only-leads'
  | 'only-leads-and-managers'
  | 'leads-asked'
  | 'sent-again'
  | 'sent-again-in-time'
  | 'nobody-to-ask'
  /** Where a digest is to go has to be said in the channel itself. */
  | 'no-channel-here'
  /** Its figures are still being computed. */
  | 'digest-takes-long'
  | 'already-done'
  | 'only-adjudicators'
  | 'campaign-over'
  | 'reopen-too-late'
  | 'changed-meanwhile'
  | 'nothing-to-review'
  | 'campaign-closed'
  | 'campaign-finished'
  | 'annotates-no-more'
  | 'held-back'
  | 'nothing-left'
  | 'items-held'
  | 'nothing-to-do'
  | 'already-launched'
  | 'already-added'
  | 'being-added'
  | 'draft-gone'
  | 'file-unreadable'
  | 'file-too-large'
  | 'continued-in-dm'
  | 'went-wrong'
  | 'accounts-linked'
  | 'already-linked'
  /** Mistyped, used up, or of another installation. */
  | 'link-code-unknown'
  /** Too old, or tried too often. */
  | 'link-code-over'
  | 'link-same-workspace'
  /** There is no other workspace. */
  | 'link-nowhere'
  /** The two organizations could become one, but on one side there is nobody who could confirm it. */
  | 'join-nobody-confirms'
  /** Somebody else has asked, and it waits. */
  | 'join-asked-before'
  | 'join-declined-lately'
  | 'join-leads-only'
  | 'account-unlinked'
  | 'not-linked'
  /** A click in a session could not be kept in time. */
  | 'tap-again'
  /** `command` is the word that was typed before the name, status where none is given. */
  | {
      readonly kind: 'no-such-campaign'
      readonly name: string
      readonly nearest: string | null
      readonly command?: string
    }
  /** Behind a campaign's name. */
  | { readonly kind: 'no-such-role'; readonly word: string }
  /** Another campaign took the draft's name before it was launched. */
  | { readonly kind: 'name-taken'; readonly name: string }
  /** Typed with another account of the same human, it joins the two. */
  | { readonly kind: 'link-code'; readonly code: string; readonly minutes: number }
  /** The platform says to wait so long, or, null, does not answer. */
  | { readonly kind: 'platform-busy'; readonly seconds: number | null }

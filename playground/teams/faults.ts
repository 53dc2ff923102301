/** What the bot can ask of the connector, the login and the file store; `reply` is its answer to an invoke, on the way back. */
export type Operation =
  | 'token'
  | 'createConversation'
  | 'send'
  | 'update'
  | 'delete'
  | 'members'
  | 'member'
  | 'team'
  | 'upload'
  | 'reply'

/**
 * A fault for the next call. `…-after-store` does the work and then loses the answer; `reset` drops the connection; `slow`
 * answers rightly, but late. Without `retryAfterS`, 429 comes without the header, as it does at times.
 */
export type Fault =
  | { readonly kind: '5xx' | '5xx-after-store' | 'reset' | 'reset-after-store' }
  | { readonly kind: '429'; readonly retryAfterS?: number }
  | { readonly kind: 'slow'; readonly ms: number }
  | { readonly kind: 'refused'; readonly status: number; readonly code: string }

/** Where a sent message can be found again. `channel` and `message` are the platform's own ids. */
export type MessageAddress = { readonly workspaceId: string; readonly channel: string; readonly message: string }

/** How sending went. `unsure`: it may have arrived, so it must not be sent again blindly. */
export type Sent =
  | { readonly kind: 'sent'; readonly address: MessageAddress }
  | { readonly kind: 'limited'; readonly retryAfterMs: number }
  | { readonly kind: 'unsure'; readonly reason: string }
  | { readonly kind: 'refused'; readonly reason: string; readonly permanent: boolean }

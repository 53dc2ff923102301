/** Where a sent message can be found again. `channel` and `message` are the platform's own ids. */
export type MessageAddress = { readonly workspaceId: string; readonly channel: string; readonly message: string }

/** How sending went. `unsure`: it may have arrived, so it must not be sent again blindly. */
export type Sent =
  | { readonly kind: 'sent'; readonly address: MessageAddress }
  | { readonly kind: 'limited'; readonly retryAfterMs: number }
  /** The platform does not take our token, or lets the app do nothing: no message goes out until somebody mends that. */
  | { readonly kind: 'cut-off'; readonly reason: string }
  | { readonly kind: 'unsure'; readonly reason: string }
  | { readonly kind: 'refused'; readonly reason: string; readonly permanent: boolean }

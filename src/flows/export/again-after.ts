import type { Again } from '../../store/db/jobs.ts'

const waitMs = 30_000
/** A platform that takes nothing from us is tried again after this. */
const cutOffMs = 5 * 60_000

type NotNow = { readonly kind: 'limited'; readonly retryAfterMs: number } | { readonly kind: 'cut-off' }

/** When files that a platform does not take now are tried again. */
export function againAfter(sent: NotNow): Again {
  return { kind: 'again', inMs: sent.kind === 'limited' ? Math.max(sent.retryAfterMs, waitMs) : cutOffMs }
}

/** What a log may hold of an error. */
export type LoggedError = {
  readonly type: string
  readonly message: string
  readonly code?: string
  readonly stack?: string
  readonly cause?: LoggedError
}

/** Causes of causes are told down to here; some libraries point them at each other. */
const deepest = 3

/**
 * An error for the log: what it is, what it says, its code, where it happened and why. Nothing else that it carries:
 * databases and HTTP clients hang the very content on it that they choked on, be it an item's text or a token.
 */
export function loggedError(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an error' }
  const cause = 'original' in error ? error.original : error.cause
  return {
    type: error.name,
    message: error.message,
    ...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}),
    ...(error.stack === undefined ? {} : { stack: error.stack }),
    ...(cause instanceof Error && depth < deepest ? { cause: loggedError(cause, depth + 1) } : {}),
  }
}

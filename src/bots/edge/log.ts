import type { Logger } from 'pino'

/** What the edge needs of a log: a fixed message with fields that hold no tokens, item text or labels. */
export type Log = Pick<Logger, 'info' | 'warn' | 'error'>

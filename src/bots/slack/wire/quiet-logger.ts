import { LogLevel, type Logger as SlackLogger } from '@slack/bolt'
import type { Log } from '../../edge/log.ts'

/** From the first quotation mark to the last. */
const quoted = /".*"/s

/**
 * Slack's libraries write whole requests into their debug log, item text included: it goes nowhere. Their warnings and
 * errors name calls, codes and JSON pointers; what they quote is part of a request, and left out.
 */
export function quietLogger(log: Log): SlackLogger {
  const said = (words: unknown[]) => ({ detail: words.map(String).join(' ').replace(quoted, '"…"') })
  return {
    debug() {},
    info() {},
    warn: (...words) => log.warn(said(words), 'slack library warns'),
    error: (...words) => log.error(said(words), 'slack library fails'),
    setLevel() {},
    getLevel: () => LogLevel.WARN,
    setName() {},
  }
}

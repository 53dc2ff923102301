import type { Alarm } from '../../../domain/figures/status-figures.ts'
import { said } from '../../words/said.ts'
import type { Part } from '../card.ts'

const mostAlarms = 8

/** What to look at, the weightiest first; nothing where there is nothing. */
export function alarmList(alarms: readonly Alarm[]): Part[] {
  if (alarms.length === 0) return []
  const rest = alarms.length - mostAlarms
  return [
    { kind: 'text', words: [{ strong: said.alarms.heading }] },
    { kind: 'list', entries: alarms.slice(0, mostAlarms).map(said.alarms.seen) },
    ...(rest > 0 ? [{ kind: 'small', text: said.alarms.more(rest) } as const] : []),
  ]
}

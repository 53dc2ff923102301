import { type Alarm, type FoundWhen, whenFound } from '../../../domain/figures/status-figures.ts'
import { said } from '../../words/said.ts'
import type { Part, Words } from '../card.ts'

const mostAlarms = 8
const mostBriefAlarms = 2

/** How many minutes ago alarms were looked for; null where that is not known, or told above. */
export type FoundAgo = Readonly<Record<FoundWhen, number | null>>

const whens: readonly FoundWhen[] = ['now', 'night', 'week']

/** What to look at, the weightiest first, by when it was found; nothing where there is nothing. */
export function alarmList(alarms: readonly Alarm[], ago: FoundAgo = { now: null, night: null, week: null }): Part[] {
  return listed(alarms, ago, mostAlarms, said.alarms.seen)
}

/** The weightiest, each as what is seen and nothing else. */
export function briefAlarmList(alarms: readonly Alarm[], ago: FoundAgo): Part[] {
  return listed(alarms, ago, mostBriefAlarms, (alarm) => [said.alarms.point(alarm)])
}

function listed(alarms: readonly Alarm[], ago: FoundAgo, most: number, seen: (alarm: Alarm) => Words): Part[] {
  const shown = alarms.slice(0, most)
  const rest = alarms.length - shown.length
  return [
    ...whens.flatMap((when): Part[] => {
      const own = shown.filter((alarm) => whenFound(alarm) === when)
      if (own.length === 0) return []
      return [
        { kind: 'text', words: [{ strong: said.alarms.heading(when, ago[when]) }] },
        { kind: 'list', entries: own.map(seen) },
      ]
    }),
    ...(rest > 0 ? [{ kind: 'small', text: said.alarms.more(rest) } as const] : []),
  ]
}

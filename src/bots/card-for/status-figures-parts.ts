import { cutText } from '../../domain/cut-text.ts'
import type { Alarm, Ranged, StatusFigures } from '../../domain/status-figures.ts'
import { button, type Part, type Words } from '../card.ts'
import { count } from '../count.ts'

const mostAlarms = 8
const mostNameChars = 40
const mostButtons = 5

/** Agreement and forecast, each with its range, or why there is none. */
export function figureFacts({ agreement, daysLeft }: StatusFigures): (readonly [string, string])[] {
  if (agreement === null) return []
  const { alpha, ac1, items, label } = agreement
  const least = label === null ? '' : `, least on “${label}”`
  const facts: (readonly [string, string])[] = [
    [
      'Agreement (alpha)',
      alpha.value === null ? `not yet: ${alpha.reason}` : `${rangeSaid(alpha)}, ${count(items, 'item')}${least}`,
    ],
  ]
  if (ac1 !== null) facts.push(['Agreement (AC1), since one label holds most answers', rangeSaid(ac1)])
  if (daysLeft !== null) facts.push(['Done, as things go', daysSaid(daysLeft)])
  return facts
}

/** What to look at, and for leads the buttons that let people go on. */
export function alarmParts({ alarms, heldBack, ageMinutes }: StatusFigures): Part[] {
  const rest = alarms.length - mostAlarms
  const controls = heldBack.slice(0, mostButtons)
  return [
    ...(alarms.length === 0 ? [] : [{ kind: 'text', words: [{ strong: 'Worth a look' }] } as const]),
    ...(alarms.length === 0 ? [] : [{ kind: 'list', entries: alarms.slice(0, mostAlarms).map(alarmSaid) } as const]),
    ...(rest > 0 ? [{ kind: 'small', text: `and ${count(rest, 'more')}` } as const] : []),
    ...(ageMinutes < 60
      ? []
      : [{ kind: 'small', text: `Agreement and forecast are ${ageSaid(ageMinutes)} old.` } as const]),
    ...controls.map(
      ({ personId, name, campaignId }) =>
        ({
          kind: 'controls',
          controls: [button(`Let ${shortened(name)} go on`, { kind: 'let-go-on', campaignId, personId })],
        }) as const,
    ),
  ]
}

function alarmSaid(alarm: Alarm): Words {
  switch (alarm.kind) {
    case 'low-agreement':
      return [
        { strong: 'People agree less than reliable labels need. ' },
        'Read the items they disagree on, and make the guideline clearer before more is labeled.',
      ]
    case 'shared-mistake':
      return [
        { strong: `People agree that “${alarm.truth}” is “${alarm.instead}”. ` },
        'The known answers say otherwise: check those first, then the guideline.',
      ]
    case 'held-back':
      return [{ strong: `${shortened(alarm.name)} gets no new items ` }, 'until a lead lets them go on.']
    case 'misses-too-much':
      return [
        { strong: `${shortened(alarm.name)} very likely misses too many known answers. ` },
        'Look at which ones before you talk to them.',
      ]
    case 'slipping':
      return [
        { strong: `${shortened(alarm.name)} was right more often before. ` },
        'Ask what changed; they get more known answers for a while.',
      ]
  }
}

function shortened(name: string): string {
  return cutText(name, mostNameChars).shown
}

/** `0.74 (0.70 to 0.78)` */
function rangeSaid({ value, low, high }: Ranged): string {
  const range = low === null || high === null ? 'too few items for a range' : `${low.toFixed(2)} to ${high.toFixed(2)}`
  return `${value.toFixed(2)} (${range})`
}

function daysSaid({ likely, low, high }: NonNullable<StatusFigures['daysLeft']>): string {
  const [from, to] = [Math.floor(low), Math.ceil(high)]
  return `in about ${count(Math.max(1, Math.round(likely)), 'day')} (${from} to ${to})`
}

function ageSaid(minutes: number): string {
  const hours = Math.round(minutes / 60)
  return hours < 48 ? count(hours, 'hour') : count(Math.round(hours / 24), 'day')
}

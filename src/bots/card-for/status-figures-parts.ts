import { cutText } from '../../domain/cut-text.ts'
import type { Alarm, Labeling, Ranged, StatusFigures } from '../../domain/status-figures.ts'
import { button, type Part, type Words } from '../card.ts'
import { count, percent } from '../count.ts'

const mostAlarms = 8
const mostNameChars = 40
const mostLabels = 5
const mostItems = 5
const mostButtons = 5

/** Agreement and forecast, each with its range, or why there is none. */
export function figureFacts({
  agreement,
  daysLeft,
  answersPerDay,
  labeling,
}: StatusFigures): (readonly [string, string])[] {
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
  if (answersPerDay !== null) facts.push(['Pace', paceSaid(answersPerDay)])
  return [...facts, ...labelingFacts(labeling)]
}

function labelingFacts(labeling: Labeling): (readonly [string, string])[] {
  const { shares, minutesPerLabel, minutesPerCorrectLabel, words, calibrationError } = labeling
  const facts: (readonly [string, string])[] = []
  if (shares.length > 0) facts.push(['Labels so far', sharesSaid(shares)])
  if (minutesPerLabel !== null) {
    const correct = minutesPerCorrectLabel === null ? '' : `, ${minutesSaid(minutesPerCorrectLabel)} a right one`
    facts.push(['People’s time', `${minutesSaid(minutesPerLabel)} a label${correct}`])
  }
  for (const { word, right } of words) {
    const range = right.low === null || right.high === null ? '' : ` (${shareRange(right.low, right.high)})`
    facts.push([`Answers given as “${word}”`, `right ${percent(right.value)} of the time${range}`])
  }
  if (calibrationError !== null && words.length > 1) {
    facts.push(['What people say of their sureness', `off by ${percent(calibrationError)} on average`])
  }
  return facts
}

/** `Yes 62 %, No 30 %, and 3 more` */
function sharesSaid(shares: Labeling['shares']): string {
  const shown = shares.slice(0, mostLabels).map(({ label, share }) => `${shortened(label)} ${percent(share)}`)
  const rest = shares.length - shown.length
  return [...shown, ...(rest > 0 ? [`and ${count(rest, 'more')}`] : [])].join(', ')
}

/** `about 42 answers a day (30 to 55)` */
function paceSaid({ value, low, high }: Ranged): string {
  const range = low === null || high === null ? '' : ` (${Math.floor(low)} to ${Math.ceil(high)})`
  return `about ${count(Math.max(1, Math.round(value)), 'answer')} a day${range}`
}

function minutesSaid(minutes: number): string {
  return minutes < 1 ? `${Math.max(1, Math.round(minutes * 60))} s` : `${minutes.toFixed(1)} min`
}

function shareRange(low: number, high: number): string {
  return `${percent(low).replace(' %', '')} to ${percent(high)}`
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

/** One alarm in words: what is seen, then what to do. */
export function alarmSaid(alarm: Alarm): Words {
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
    case 'same-answer':
      return [
        { strong: `${shortened(alarm.name)} gives nearly the same answer to everything. ` },
        'It may be a misunderstanding: go through some examples together.',
      ]
    case 'hasty':
      return [
        { strong: `${shortened(alarm.name)} often answers far faster than others. ` },
        'Some people are fast and right: look at the answers before you say anything.',
      ]
    case 'easier-known':
      return [
        { strong: `${itemsSaid(alarm.items)} got much easier. ` },
        'The answer may be going round: retire what you no longer trust. One such finding in ten is chance.',
      ]
    case 'better-on-known':
      return [
        { strong: `${shortened(alarm.name)} does better on known items than elsewhere, more so than others. ` },
        'They may have learned which ones are known. One such finding in ten is chance: talk before you accuse.',
      ]
    case 'alike':
      return [
        { strong: `${alarm.names.map(shortened).join(' and ')} share wrong answers that others do not give. ` },
        'They may work together. One such finding in ten is chance: talk before you accuse.',
      ]
    case 'same-text':
      return [
        {
          strong: `${count(alarm.texts, 'text has', 'texts have')} different labels on different items${exampleSaid(alarm.example)}. `,
        },
        'Read them side by side: they make the best examples for a guideline.',
      ]
    case 'lopsided':
      return [
        { strong: `Nearly every item is “${shortened(alarm.label)}”. ` },
        'To learn about the other labels, add items that are likely to have them.',
      ]
  }
}

function itemsSaid(items: readonly string[]): string {
  const shown = items.slice(0, mostItems).map(shortened)
  const rest = items.length - shown.length
  const more = rest > 0 ? ` and ${count(rest, 'more')}` : ''
  return `${items.length === 1 ? 'Known item' : 'Known items'} ${shown.join(', ')}${more}`
}

function exampleSaid(example: readonly string[]): string {
  return example.length < 2 ? '' : `, such as items ${example.slice(0, 2).map(shortened).join(' and ')}`
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

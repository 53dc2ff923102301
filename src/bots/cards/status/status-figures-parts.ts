import type { Labeling, Ranged, StatusFigures } from '../../../domain/figures/status-figures.ts'
import { count, percent } from '../../words/en/count.ts'
import { button, type Part } from '../card.ts'
import { alarmList, shortened } from '../digest/alarm-parts.ts'

const mostLabels = 5
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
  const { shares, minutesPerLabel, minutesPerCorrectLabel, words, calibrationError, overnight } = labeling
  const facts: (readonly [string, string])[] = []
  if (shares.length > 0) facts.push(['Labels so far', sharesSaid(shares)])
  if (overnight !== null) facts.push(['Labels overnight', overnightSaid(overnight)])
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

function overnightSaid({ method, reasons }: NonNullable<Labeling['overnight']>): string {
  if (method === 'dawid-skene') return 'from all answers together, by who confuses what (Dawid and Skene)'
  const why = reasons.length === 0 ? '' : `: ${reasons.slice(0, 2).join('; ')}`
  return method === 'mixed' ? `by Dawid and Skene for some labels, else by live vote${why}` : `by live vote${why}`
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

/** `42 s`, `1.2 min` */
export function minutesSaid(minutes: number): string {
  return minutes < 1 ? `${Math.max(1, Math.round(minutes * 60))} s` : `${minutes.toFixed(1)} min`
}

function shareRange(low: number, high: number): string {
  return `${percent(low).replace(' %', '')} to ${percent(high)}`
}

/** What to look at, and for leads the buttons that let people go on. */
export function alarmParts({ alarms, heldBack, ageMinutes }: StatusFigures): Part[] {
  const controls = heldBack.slice(0, mostButtons)
  return [
    ...alarmList(alarms),
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

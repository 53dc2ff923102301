import type { Labeling, StatusFigures } from '../../../domain/figures/status-figures.ts'
import type { ToldFigures } from '../../../domain/figures/told-figures.ts'
import { said } from '../../words/said.ts'
import { shortName } from '../../words/short-name.ts'
import { button, type Fact, type Part } from '../card.ts'
import { alarmList } from '../digest/alarm-parts.ts'
import { figureFacts } from '../figures/figure-facts.ts'

const mostLabels = 5
const mostReasons = 2
const mostButtons = 5
const words = said.status.figures

/** Agreement and forecast, each with its range, or why there is none. */
export function statusFacts({ agreement, daysLeft, answersPerDay, labeling, told }: StatusFigures): Fact[] {
  if (agreement === null) return []
  return [
    words.alpha(agreement),
    ...(agreement.ac1 == null ? [] : [words.ac1(agreement.ac1)]),
    ...(daysLeft === null ? [] : [words.daysLeft(daysLeft)]),
    ...(answersPerDay === null ? [] : [words.pace(answersPerDay)]),
    ...labelingFacts(labeling, told),
  ]
}

function labelingFacts({ shares, overnight, calibrationError, words: sayings }: Labeling, told: ToldFigures): Fact[] {
  const shown = shares.slice(0, mostLabels).map(({ label, share }) => ({ label: shortName(label), share }))
  return [
    ...(shares.length === 0 ? [] : [words.labels({ shown, rest: shares.length - shown.length })]),
    ...(overnight === null
      ? []
      : [words.overnight({ ...overnight, reasons: overnight.reasons.slice(0, mostReasons) })]),
    ...figureFacts(told, 'status'),
    ...sayings.map(words.sureness),
    ...(calibrationError === null || sayings.length < 2 ? [] : [words.calibration(calibrationError)]),
  ]
}

/** What to look at, and for leads the buttons that let people go on. */
export function alarmParts({ alarms, heldBack, ageMinutes }: StatusFigures): Part[] {
  return [
    ...alarmList(alarms),
    ...(ageMinutes < 60 ? [] : [{ kind: 'small', text: words.old(ageMinutes) } as const]),
    ...heldBack.slice(0, mostButtons).map(
      ({ personId, name, campaignId }) =>
        ({
          kind: 'controls',
          controls: [button(words.letGoOn(shortName(name)), { kind: 'let-go-on', campaignId, personId })],
        }) as const,
    ),
  ]
}

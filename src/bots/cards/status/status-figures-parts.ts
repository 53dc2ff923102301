import type { Labeling, StatusFigures } from '../../../domain/figures/status-figures.ts'
import type { ToldFigures } from '../../../domain/figures/told-figures.ts'
import { said } from '../../words/said.ts'
import { shortName } from '../../words/short-name.ts'
import { button, type Fact, type Part } from '../card.ts'
import { alarmList, briefAlarmList, type FoundAgo } from '../digest/alarm-parts.ts'
import { figureFacts } from '../figures/figure-facts.ts'

const mostLabels = 5
const mostReasons = 2
const mostButtons = 5
const words = said.status.figures

/** Figures of one moment each: with the counts where that is now, else below by themselves under their moment. */
export function asOfParts(counts: readonly Fact[], figures: StatusFigures): Part[] {
  const { ageMinutes, nightAgeMinutes } = figures
  const own = statusFacts(figures)
  const nightly = figures.agreement === null ? [] : nightFacts(figures.labeling, figures.told)
  const isNow = ageMinutes === 0
  return [
    { kind: 'facts', facts: isNow ? [...counts, ...own] : counts },
    ...(isNow || own.length === 0 ? [] : [small(words.asOf(ageMinutes)), { kind: 'facts', facts: own } as const]),
    ...(nightly.length === 0
      ? []
      : [small(words.overnightAsOf(nightAgeMinutes ?? 0)), { kind: 'facts', facts: nightly } as const]),
  ]
}

/** The same in short: whether the labels are good, and when they are done. */
export function briefFigures(counts: readonly Fact[], figures: StatusFigures | null): Part[] {
  const agreement = figures?.agreement ?? null
  if (figures === null || agreement === null) return [{ kind: 'facts', facts: counts }]
  const { ageMinutes, daysLeft } = figures
  const own = [words.agreement(agreement), ...(daysLeft === null ? [] : [words.daysLeft(daysLeft)])]
  if (ageMinutes === 0) return [{ kind: 'facts', facts: [...counts, ...own] }]
  return [{ kind: 'facts', facts: counts }, small(words.asOf(ageMinutes)), { kind: 'facts', facts: own }]
}

/** Agreement, forecast and shares of labels, each with its range, or why there is none. */
function statusFacts({ agreement, daysLeft, answersPerDay, labeling: { shares } }: StatusFigures): Fact[] {
  if (agreement === null) return []
  const shown = shares.slice(0, mostLabels).map(({ label, share }) => ({ label: shortName(label), share }))
  return [
    words.alpha(agreement),
    ...(agreement.ac1 == null ? [] : [words.ac1(agreement, agreement.ac1)]),
    ...(daysLeft === null ? [] : [words.daysLeft(daysLeft)]),
    ...(answersPerDay === null ? [] : [words.pace(answersPerDay)]),
    ...(shares.length === 0 ? [] : [words.labels({ shown, rest: shares.length - shown.length })]),
  ]
}

function nightFacts({ overnight, calibrationError, words: sayings }: Labeling, told: ToldFigures): Fact[] {
  return [
    ...(overnight === null
      ? []
      : [words.overnight({ ...overnight, reasons: overnight.reasons.slice(0, mostReasons) })]),
    ...figureFacts(told, 'status'),
    ...sayings.map(words.sureness),
    ...(calibrationError === null || sayings.length < 2 ? [] : [words.calibration(calibrationError)]),
  ]
}

/** What to look at, and for leads the buttons that let people go on. */
export function alarmParts(figures: StatusFigures): Part[] {
  return [...alarmList(figures.alarms, agoOf(figures)), ...letGoOnParts(figures)]
}

/** The same in short. */
export function briefAlarmParts(figures: StatusFigures): Part[] {
  return [...briefAlarmList(figures.alarms, agoOf(figures)), ...letGoOnParts(figures)]
}

function agoOf({ nightAgeMinutes, leaksAgeMinutes }: StatusFigures): FoundAgo {
  return { now: null, night: nightAgeMinutes, week: leaksAgeMinutes }
}

function letGoOnParts({ heldBack }: StatusFigures): Part[] {
  return [
    ...heldBack.slice(0, mostButtons).map(
      ({ personId, name, campaignId }) =>
        ({
          kind: 'controls',
          controls: [button(words.letGoOn(shortName(name)), { kind: 'let-go-on', campaignId, personId })],
        }) as const,
    ),
  ]
}

function small(text: string): Part {
  return { kind: 'small', text }
}

import { type AgreementLevel, agreementLevel } from '../../../domain/figures/agreement-level.ts'
import type { AgreementShown } from '../../../domain/figures/agreement-shown.ts'
import type { Ranged } from '../../../domain/figures/ranged.ts'
import type { Labeling, StatusFigures } from '../../../domain/figures/status-figures.ts'
import type { Fact } from '../../cards/card.ts'
import { ago, agreementSaid, enough, ofWanted, percentRange, twoDigits } from './amounts.ts'
import { count, percent, wholeNumber } from './count.ts'
import { reasons as whys } from './reasons.ts'

type Shares = { readonly shown: Labeling['shares']; readonly rest: number }

/** `0.74 (0.70 to 0.78)` */
function coefficient(value: number, interval: { readonly low: number; readonly high: number } | null): string {
  const range =
    interval === null ? 'too few items for a range' : `${twoDigits(interval.low)} to ${twoDigits(interval.high)}`
  return `${twoDigits(value)} (${range})`
}

/** With what it comes to, where it is the one to go by. */
function judged(agreement: AgreementShown, by: AgreementLevel['by'], figure: string): string {
  const level = agreementLevel(agreement)
  return level?.by === by ? `${enough[level.isEnough]}: ${figure}${ofWanted(level)}` : figure
}

const noAlpha = {
  'too-few': 'fewer than five items have two answers',
  'all-the-same': 'all answers are the same, so agreement by chance cannot be told',
}

function notYet(agreement: AgreementShown): string {
  return agreement.alpha === null ? `not yet: ${noAlpha[agreement.why]}` : 'not yet'
}

/** Agreement, forecast and what labels take, each with its range, or why there is none; in English. */
export const statusFigures = {
  /** In short: what it comes to, by the one to go by. */
  agreement(agreement: AgreementShown): Fact {
    const level = agreementLevel(agreement)
    if (level === null) return ['Agreement', notYet(agreement)]
    const on = agreement.items === undefined ? '' : `, ${count(agreement.items, 'item')}`
    return ['Agreement', `${agreementSaid(level)}${on}`]
  },
  alpha(agreement: AgreementShown): Fact {
    const name = agreement.isOfTexts ? 'Agreement (alpha by edit distance)' : 'Agreement (alpha)'
    if (agreement.alpha === null) return [name, notYet(agreement)]
    const { alpha, interval, items, label, kendallW = null } = agreement
    const least = label === null ? '' : `, least on “${label}”`
    const beside = kendallW === null ? '' : `; Kendall’s W ${twoDigits(kendallW)}`
    return [
      name,
      `${judged(agreement, 'alpha', coefficient(alpha, interval))}, ${count(items, 'item')}${least}${beside}`,
    ]
  },
  ac1: (agreement: AgreementShown, { value, interval }: NonNullable<AgreementShown['ac1']>): Fact => [
    'Agreement (AC1), to go by as one label holds most answers',
    judged(agreement, 'AC1', coefficient(value, interval)),
  ],
  daysLeft({ likely, low, high }: NonNullable<StatusFigures['daysLeft']>): Fact {
    const range = `${wholeNumber(Math.floor(low))} to ${wholeNumber(Math.ceil(high))}`
    return ['Done, as things go', `in about ${count(Math.max(1, Math.round(likely)), 'day')} (${range})`]
  },
  /** `about 42 answers a day (30 to 55)` */
  pace({ value, low, high }: Ranged): Fact {
    const range =
      low === null || high === null ? '' : ` (${wholeNumber(Math.floor(low))} to ${wholeNumber(Math.ceil(high))})`
    return ['Pace', `about ${count(Math.max(1, Math.round(value)), 'answer')} a day${range}`]
  },
  /** `Yes 62 %, No 30 %, and 3 more` */
  labels: ({ shown, rest }: Shares): Fact => [
    'Labels so far',
    [
      ...shown.map(({ label, share }) => `${label} ${percent(share)}`),
      ...(rest > 0 ? [`and ${wholeNumber(rest)} more`] : []),
    ].join(', '),
  ],
  overnight({ method, reasons }: NonNullable<Labeling['overnight']>): Fact {
    const why = reasons.length === 0 ? '' : `: ${reasons.map(whys.of).join('; ')}`
    if (method === 'middle-text') return ['Texts', 'the one nearest to the others; no model weighs them overnight']
    const how = {
      'dawid-skene': 'from all answers together, by who confuses what',
      mixed: `for some labels from all answers together, for the others by counting votes${why}`,
      'live-vote': `by counting votes${why}`,
    }
    return ['Labels overnight', how[method]]
  },
  sureness({ word, right }: Labeling['words'][number]): Fact {
    const { value, low, high } = right
    const range = low === null || high === null ? '' : ` (${percentRange(low, high)})`
    return [`Answers given as “${word}”`, `right ${percent(value)} of the time${range}`]
  },
  calibration: (error: number): Fact => ['What people say of their sureness', `off by ${percent(error)} on average`],
  /** Above figures that are not of now. */
  asOf: (minutes: number) => `As of ${ago(minutes)}:`,
  overnightAsOf: (minutes: number) => `As of the last night, ${ago(minutes)}:`,
  balancedAsOf: (minutes: number) => `“Each label alike” is as of ${ago(minutes)}.`,
  letGoOn: (name: string) => `Let ${name} go on`,
} as const

import type { AgreementLevel } from '../../../domain/figures/agreement-level.ts'
import type { KnownTally } from '../../../domain/figures/known-tally.ts'
import type { ToldScore } from '../../../domain/figures/told-score.ts'
import { count, decimal, percent, wholeNumber } from './count.ts'

/** In front of a count that is rounded. */
export function about({ isRough }: { readonly isRough?: true }): string {
  return isRough === true ? 'about ' : ''
}

/** Shares of 0 to 1 as `72 to 93 %`. */
export function percentRange(low: number, high: number): string {
  return `${percent(low).replace(' %', '')} to ${percent(high)}`
}

/** `4 of 5` */
export function ofAll({ right, answered }: KnownTally, what?: string): string {
  return `${wholeNumber(right)} of ${what === undefined ? wholeNumber(answered) : count(answered, what)}`
}

/** `4 of 5 right; likely 50 to 90 %`: how somebody does on known answers, wherever it is told. */
export function toldScore({ right, n, low, high }: ToldScore): string {
  return `${ofAll({ right, answered: n })} right; likely ${percentRange(low, high)}`
}

/** `3 of 12 known answers right so far, so very likely fewer than 70 % in the long run` */
export function tooFewRight(known: KnownTally): string {
  return `${ofAll(known, 'known answer')} right, so very likely fewer than 70 % in the long run`
}

/** `42 s`, `1.2 min` */
export function shortTime(minutes: number): string {
  return minutes < 1 ? `${Math.max(1, Math.round(minutes * 60))} s` : `${decimal(minutes, 1)} min`
}

/** `8 minutes ago`, `3 hours ago`, `2 days ago` */
export function ago(minutes: number): string {
  if (minutes < 60) return `${count(minutes, 'minute')} ago`
  const hours = Math.round(minutes / 60)
  return `${hours < 48 ? count(hours, 'hour') : count(Math.round(hours / 24), 'day')} ago`
}

/** Two digits: `0.71`. */
export function twoDigits(value: number): string {
  return decimal(value, 2)
}

/** `1,200 of 4,000 items` */
export function doneOf({ done, items }: { readonly done: number; readonly items: number }): string {
  return `${wholeNumber(done)} of ${count(items, 'item')}`
}

/** `1,200 of 4,000 items (30 %)`; without a share where there are no items. */
export function doneShare(progress: { readonly done: number; readonly items: number }): string {
  return progress.items === 0 ? doneOf(progress) : `${doneOf(progress)} (${percentDone(progress)})`
}

/** What a level of agreement is called to whoever knows no measures; AC1 by its name, since it stands in for the usual one. */
export const measureSaid: Readonly<Record<AgreementLevel['by'], string>> = {
  alpha: 'agreement',
  AC1: 'agreement (AC1)',
}

/** Under the name of agreement: `perhaps good enough: 0.60 (0.45 to 0.75), of 0.67 wanted` */
export function agreementSaid(agreement: AgreementLevel | null): string {
  if (agreement === null) return 'cannot be told yet'
  const { by, value, interval, isEnough } = agreement
  const range = interval === null ? '' : ` (${twoDigits(interval.low)} to ${twoDigits(interval.high)})`
  return `${enough[isEnough]}: ${by === 'alpha' ? '' : `${by} `}${twoDigits(value)}${range}${ofWanted(agreement)}`
}

/** What agreement comes to, wherever it is told; with what is wanted where that is not reached for certain. */
export const enough: Readonly<Record<AgreementLevel['isEnough'], string>> = {
  no: 'people agree too little',
  perhaps: 'perhaps good enough',
  yes: 'people agree well',
}

/** `, of 0.67 wanted` */
export function ofWanted({ isEnough }: AgreementLevel): string {
  return isEnough === 'yes' ? '' : ', of 0.67 wanted'
}

/** `, 7 of them undecided`, or nothing where none is. */
export function undecidedSaid(undecided: number): string {
  return undecided === 0 ? '' : `, ${wholeNumber(undecided)} of them undecided`
}

/** Rounded down, so that what is not done never reads as 100 %. */
export function percentDone({ done, items }: { readonly done: number; readonly items: number }): string {
  return items === 0 ? doneOf({ done, items }) : percent(Math.floor((done / items) * 100) / 100)
}

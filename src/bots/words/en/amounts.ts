import { count, percent, wholeNumber } from './count.ts'

/** In front of a count that is rounded. */
export function about({ isRough }: { readonly isRough?: true }): string {
  return isRough === true ? 'about ' : ''
}

/** Shares of 0 to 1 as `72 to 93 %`. */
export function percentRange(low: number, high: number): string {
  return `${percent(low).replace(' %', '')} to ${percent(high)}`
}

/** `42 s`, `1.2 min` */
export function shortTime(minutes: number): string {
  return minutes < 1 ? `${Math.max(1, Math.round(minutes * 60))} s` : `${minutes.toFixed(1)} min`
}

/** Two digits: `0.71`. */
export function twoDigits(value: number): string {
  return value.toFixed(2).replace('-', '−')
}

/** `1,200 of 4,000 items` */
export function doneOf({ done, items }: { readonly done: number; readonly items: number }): string {
  return `${wholeNumber(done)} of ${count(items, 'item')}`
}

/** Rounded down, so that what is not done never reads as 100 %. */
export function percentDone({ done, items }: { readonly done: number; readonly items: number }): string {
  return items === 0 ? doneOf({ done, items }) : percent(Math.floor((done / items) * 100) / 100)
}

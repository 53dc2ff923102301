import { cutText } from '../../../domain/texts/cut-text.ts'

const formats = new Map<number, Intl.NumberFormat>()

/** `0.71`, `1,200.5`, `−0.29`, and never a zero below zero: every number that a person reads is written here. */
export function decimal(n: number, digits: number): string {
  let format = formats.get(digits)
  if (format === undefined) {
    format = new Intl.NumberFormat('en', {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      signDisplay: 'negative',
    })
    formats.set(digits, format)
  }
  return format.format(n).replace('-', '−')
}

/** `1,200` */
export function wholeNumber(n: number): string {
  return decimal(n, 0)
}

/** `1 item`, `1,200 items`; `many` where an s will not do. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${wholeNumber(n)} ${n === 1 ? one : many}`
}

/** A share of 0 to 1 as `85 %`. */
export function percent(share: number): string {
  return `${wholeNumber(share * 100)} %`
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? ''
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

/** The same, cut to so many characters. */
export function listedWithin(words: readonly string[], most: number): string {
  return cutText(listed(words), most).shown
}

/** The labels that an answer chooses, cut to so many characters; without any, that none fits. */
export function labelsWithin(names: readonly string[], most: number): string {
  return names.length === 0 ? noneOfThese : listedWithin(names, most)
}

/** What the answer is called that chooses no label. */
export const noneOfThese = 'None of these'

/** A `roughCount` that is not 0, as `50 items or more` or `A few items`. */
export function roughItems(rough: number): string {
  return rough < 10 ? 'A few items' : `${wholeNumber(rough)} items or more`
}

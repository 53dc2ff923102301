import { inWords } from '../worded.ts'
import { shortenedAdvice, sinceForeign } from './item-problems.ts'
import { itemWarnings } from './item-warnings.ts'

/** What is said of files of items beside what is wrong with them. */
export const items = {
  warning: inWords(itemWarnings),
  sinceForeign,
  shortenedAdvice,
} as const

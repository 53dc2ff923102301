import { median } from '../numeric/median.ts'
import { wilson } from '../numeric/wilson.ts'

/** What adults read silently on average, words a minute (Brysbaert 2019, J. Mem. Lang. 109:104047: 238 of non-fiction). */
const averageWordsAMinute = 238
/**
 * Nobody reads four times as fast. Most adults lie between 175 and 300 (Brysbaert 2019); who skims reaches about 450, who only
 * looks for a word about 600 (Carver 1992, J. Reading 36:84-95). The time of deciding and tapping comes on top, and so does
 * that of the way to and from the platform, so this is far below what honest haste takes.
 */
const timesTheAverage = 4
const leastMsAWord = 60_000 / (averageWordsAMinute * timesTheAverage)
/** Of shorter texts the floor is under a second, which tells little of a practiced thumb. */
export const fewestWords = 16
const fewestAnswers = 20
const fastFrom = 0.5

/** A first answer to a text that was new to the person. */
export type FirstRead = { readonly words: number; readonly elapsedMs: number }

/** Of so many of somebody's latest answers so many came faster than the text can be read; the medians are of all of them. */
export type ReadingFinding = {
  readonly personId: string
  readonly fast: number
  readonly answers: number
  readonly medianMs: number
  readonly medianWords: number
}

/** How long reading so many words takes at least, milliseconds. */
export function leastReadingMs(words: number): number {
  return words * leastMsAWord
}

/**
 * People who answer faster than the texts can be read, whatever others do: of 20 answers or more to texts of 16 words or more
 * over half came below the floor, as the lower end of the share's 95 % interval has it. Evidence to look at, never a reason
 * to hold anybody back: some texts are known at a glance.
 *
 * @param readsOf per person the latest first answers, to gold and others alike
 */
export function fasterThanReading(readsOf: ReadonlyMap<string, readonly FirstRead[]>): ReadingFinding[] {
  return [...readsOf].flatMap(([personId, all]) => {
    // A time of 0 is a clock that stood still, or two clocks that differ.
    const reads = all.filter(({ words, elapsedMs }) => words >= fewestWords && elapsedMs > 0)
    if (reads.length < fewestAnswers) return []
    const fast = reads.filter(({ words, elapsedMs }) => elapsedMs < leastReadingMs(words)).length
    const { low } = { low: 0, ...wilson(fast, reads.length) }
    if (low <= fastFrom) return []
    const medianMs = median(reads.map(({ elapsedMs }) => elapsedMs)) ?? 0
    const medianWords = Math.round(median(reads.map(({ words }) => words)) ?? 0)
    return [{ personId, fast, answers: reads.length, medianMs, medianWords }]
  })
}

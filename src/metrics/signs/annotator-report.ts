import { goldAccuracy } from '../gold/gold-accuracy.ts'
import type { WhyUndefined } from '../numeric/why-undefined.ts'
import { wilson } from '../numeric/wilson.ts'
import type { RatingTable } from '../ratings/rating-table.ts'
import { raterScores } from '../ratings/rating-votes.ts'

/** One annotator judged by known labels. The last three are `null`, with a reason, where none of theirs is known. */
export type AnnotatorReport = {
  readonly annotator: string
  readonly answers: number
  /** Answers to items whose label is known, and how many of these gave it. */
  readonly judged: number
  readonly correct: number
  readonly accuracy: number | null
  /** 95 % interval of the plain share. */
  readonly wilson: readonly [low: number, high: number] | null
  /** Central 95 % interval of the posterior Beta(4 + correct, 1 + wrong). */
  readonly beta: readonly [low: number, high: number] | null
  readonly reason?: WhyUndefined
}

/**
 * Every annotator, sorted by id, judged by the items whose class is known.
 *
 * @param known per item its class, as from `knownClasses`
 */
export function annotatorReports(table: RatingTable, known: Int32Array): AnnotatorReport[] {
  const { right, answered } = raterScores(table, known)
  const answers = new Int32Array(table.raters.length)
  for (const rater of table.raterAt) answers[rater] = (answers[rater] ?? 0) + 1
  return table.raters
    .map((annotator, rater) => report(annotator, answers[rater] ?? 0, right[rater] ?? 0, answered[rater] ?? 0))
    .sort((a, b) => (a.annotator < b.annotator ? -1 : 1))
}

function report(annotator: string, answers: number, correct: number, judged: number): AnnotatorReport {
  const share = wilson(correct, judged)
  if (share.value === null) {
    const reason = { kind: 'none-of-theirs-known' } as const
    return { annotator, answers, judged, correct, accuracy: null, wilson: null, beta: null, reason }
  }
  const { low, high } = goldAccuracy({ right: correct, answered: judged })
  const intervals = { wilson: [share.low, share.high], beta: [low, high] } as const
  return { annotator, answers, judged, correct, accuracy: share.value, ...intervals }
}

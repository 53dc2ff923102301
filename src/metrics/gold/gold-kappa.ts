import { cohenKappa } from '../agreement/cohen-kappa.ts'
import type { Measured } from '../numeric/measured.ts'
import { undefinedBecause } from '../numeric/measured.ts'
import type { GoldAnswer } from './class-balanced-accuracy.ts'

/**
 * Cohen's kappa of an annotator's answers against gold: 1 when all are right, 0 for whoever always gives the same
 * answer, below 0 for whoever does worse than a lottery. Undefined without gold, and where gold and answers are one
 * and the same class throughout.
 */
export function goldKappa(answers: readonly GoldAnswer[]): Measured {
  if (answers.length === 0) return undefinedBecause({ kind: 'no-gold-answered' })
  const labels = [...new Set(answers.flatMap(({ truth, answer }) => [truth, answer]))]
  const place = new Map(labels.map((label, index) => [label, index]))
  const counts = labels.map(() => labels.map(() => 0))
  for (const { truth, answer } of answers) {
    const row = counts[place.get(truth) ?? 0]
    const column = place.get(answer) ?? 0
    if (row) row[column] = (row[column] ?? 0) + 1
  }
  return cohenKappa(counts)
}

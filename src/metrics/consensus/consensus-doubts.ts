import type { ModelDoubt } from '../../domain/figures/model-doubt.ts'
import type { RatingTable } from '../ratings/rating-table.ts'
import { ratingMajority } from '../ratings/rating-votes.ts'
import { soleLeader, topOf } from '../ratings/top-classes.ts'
import type { DawidSkene } from './dawid-skene.ts'

const answersPerClass = 10
const mostDissent = 0.25
const fewestWon = 3
const fewestKept = 0.25

/**
 * What speaks against trusting Dawid and Skene's result; empty when nothing does.
 * - Fewer than 10·K answers per annotator (the mean): K × K chances each cannot be told from so few.
 * - It leaves the majority's label on over 25 % of the items that have one.
 * - It starves a class: one that wins 3 items or more by majority keeps fewer than a quarter of that number.
 *   EM is known to empty small classes.
 */
export function doubtsAbout(table: RatingTable, model: DawidSkene, goldClass: Int32Array | null = null): ModelDoubt[] {
  const width = table.classes.length
  const doubts: ModelDoubt[] = []
  const perRater = table.raterAt.length / table.raters.length
  if (perRater < answersPerClass * width) {
    doubts.push({ kind: 'few-answers-each', each: Number(perRater.toFixed(1)), least: answersPerClass * width })
  }
  const majority = ratingMajority(table)
  const top = topOf(model.posteriors, width)
  const won = new Int32Array(width)
  const kept = new Int32Array(width)
  let compared = 0
  let dissent = 0
  for (let item = 0; item < table.items.length; item++) {
    if ((goldClass?.[item] ?? -1) >= 0) continue
    const voted = soleLeader(majority, item)
    const found = soleLeader(top, item)
    if (found >= 0) kept[found] = (kept[found] ?? 0) + 1
    if (voted < 0) continue
    won[voted] = (won[voted] ?? 0) + 1
    compared++
    if (voted !== found) dissent++
  }
  if (dissent > mostDissent * compared) {
    doubts.push({ kind: 'often-against-majority', percent: Number(((100 * dissent) / compared).toFixed(0)) })
  }
  for (const [index, label] of table.classes.entries()) {
    const votes = won[index] ?? 0
    const left = kept[index] ?? 0
    if (votes >= fewestWon && left < fewestKept * votes) {
      doubts.push({ kind: 'class-starved', label, left, won: votes })
    }
  }
  return doubts
}

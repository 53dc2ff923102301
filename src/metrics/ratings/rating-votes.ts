import { voteAccuracy, voteWeight } from '../consensus/live-vote.ts'
import type { RatingTable } from './rating-table.ts'
import type { TopClasses } from './top-classes.ts'
import { topClasses } from './top-classes.ts'

/** Per rater, answers to items of known class, and how many of these were right. */
export type RaterScores = { readonly right: Int32Array; readonly answered: Int32Array }

/**
 * How every rater did on the items whose class is known.
 *
 * @param known per item, the index of its class, −2 for a class that nobody could choose, −1 for unknown
 */
export function raterScores({ itemStart, raterAt, classAt, raters }: RatingTable, known: Int32Array): RaterScores {
  const right = new Int32Array(raters.length)
  const answered = new Int32Array(raters.length)
  for (let item = 0; item < known.length; item++) {
    const truth = known[item] ?? -1
    if (truth === -1) continue
    for (let at = itemStart[item] ?? 0; at < (itemStart[item + 1] ?? 0); at++) {
      const rater = raterAt[at] ?? 0
      answered[rater] = (answered[rater] ?? 0) + 1
      if (classAt[at] === truth) right[rater] = (right[rater] ?? 0) + 1
    }
  }
  return { right, answered }
}

/** The plurality of every item's answers, ties kept. */
export function ratingMajority(table: RatingTable): TopClasses {
  return weightedVotes(table, () => 1, null)
}

/**
 * The live vote of every item: each answer weighed by its giver's accuracy on gold, see `liveVote`.
 * Items of known class have that class.
 */
export function ratingLiveVote(table: RatingTable, goldClass: Int32Array): TopClasses {
  // One class wins whatever anybody's vote weighs.
  if (table.classes.length < 2) return ratingMajority(table)
  const weights = raterWeights(table, goldClass)
  return weightedVotes(table, (rater) => weights[rater] ?? 0, goldClass)
}

/** Per rater, what an answer of theirs adds to the log score of its label, from their answers to items of known class. */
export function raterWeights(table: RatingTable, goldClass: Int32Array): Float64Array {
  const { right, answered } = raterScores(table, goldClass)
  return Float64Array.from(table.raters, (_, rater) => {
    const score = { right: right[rater] ?? 0, answered: answered[rater] ?? 0 }
    return voteWeight(voteAccuracy(score, table.classes.length), table.classes.length)
  })
}

function weightedVotes(
  { items, classes, itemStart, raterAt, classAt }: RatingTable,
  weightOf: (rater: number) => number,
  goldClass: Int32Array | null,
): TopClasses {
  return topClasses(items.length, classes.length, (item, row) => {
    const known = goldClass?.[item] ?? -1
    if (known >= 0) {
      row[known] = 1
      return
    }
    for (let at = itemStart[item] ?? 0; at < (itemStart[item + 1] ?? 0); at++) {
      const label = classAt[at] ?? 0
      row[label] = (row[label] ?? 0) + weightOf(raterAt[at] ?? 0)
    }
  })
}

import type { GoldScore } from '../gold/gold-accuracy.ts'
import type { RatingTable } from '../ratings/rating-table.ts'

/** Others who must agree on an item before it says something about the one who is left out. */
const fewestOthers = 2

/**
 * Per rater how often they say what most others say of an item: their own answer is left out of that, or everybody would
 * agree with themselves. Counted are items on which two others or more agree and no other label has as many.
 */
export function agreementWithOthers(table: RatingTable): ReadonlyMap<string, GoldScore> {
  const { itemStart, raterAt, classAt, raters, classes } = table
  const right = new Int32Array(raters.length)
  const answered = new Int32Array(raters.length)
  const votes = new Int32Array(classes.length)
  for (let item = 0; item < table.items.length; item++) {
    const from = itemStart[item] ?? 0
    const to = itemStart[item + 1] ?? 0
    if (to - from <= fewestOthers) continue
    for (let at = from; at < to; at++) votes[classAt[at] ?? 0] = (votes[classAt[at] ?? 0] ?? 0) + 1
    for (let at = from; at < to; at++) {
      const own = classAt[at] ?? 0
      const rater = raterAt[at] ?? 0
      votes[own] = (votes[own] ?? 0) - 1
      const others = soleLeader(votes, classAt, from, to)
      votes[own] = (votes[own] ?? 0) + 1
      if (others < 0) continue
      answered[rater] = (answered[rater] ?? 0) + 1
      if (others === own) right[rater] = (right[rater] ?? 0) + 1
    }
    for (let at = from; at < to; at++) votes[classAt[at] ?? 0] = 0
  }
  return new Map(raters.map((name, at) => [name, { right: right[at] ?? 0, answered: answered[at] ?? 0 }]))
}

/** The class with the most votes of those given at `from` up to `to`, or −1 where it has too few or is not alone. */
function soleLeader(votes: Int32Array, classAt: Int32Array, from: number, to: number): number {
  let leader = -1
  let most = fewestOthers - 1
  let isAlone = false
  for (let at = from; at < to; at++) {
    const label = classAt[at] ?? 0
    const count = votes[label] ?? 0
    if (label === leader || count < most) continue
    isAlone = count > most
    leader = count > most ? label : leader
    most = count
  }
  return isAlone ? leader : -1
}

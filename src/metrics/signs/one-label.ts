import { wilson } from '../numeric/wilson.ts'
import type { RatingTable } from '../ratings/rating-table.ts'
import type { GoldReplyOf } from './shared-mistakes.ts'

/** Somebody who gives one answer to nearly everything, where others do not. */
export type OneLabelFinding = {
  readonly personId: string
  /** The answer's key: label ids between hyphens. */
  readonly label: string
  readonly given: number
  readonly answers: number
  /** The share of other people's answers that are the same, 0 to 1. */
  readonly others: number
}

const nearlyAll = 0.9
/** Where others give it as often as this, it is the items that are alike. */
const oftenAnyway = 0.75

/**
 * People of whose answers more than nine in ten are the same, as the lower end of the share's 95 % interval has it, while
 * fewer than three in four of the others' are. It is about what they answered, whatever is right.
 */
export function oneLabelPeople(table: RatingTable, gold: readonly GoldReplyOf[]): OneLabelFinding[] {
  const counts = countAnswers(table, gold)
  const all = new Map<string, number>()
  let total = 0
  for (const own of counts.values()) {
    for (const [label, times] of own) {
      all.set(label, (all.get(label) ?? 0) + times)
      total += times
    }
  }
  return [...counts].flatMap(([personId, own]) => {
    const answers = [...own.values()].reduce((sum, times) => sum + times, 0)
    const [label, given] = [...own].reduce((most, one) => (one[1] > most[1] ? one : most), ['', 0] as const)
    const share = wilson(given, answers)
    const byOthers = wilson((all.get(label) ?? 0) - given, total - answers)
    if (share.value === null || share.low <= nearlyAll) return []
    if (byOthers.value === null || byOthers.value >= oftenAnyway) return []
    return [{ personId, label, given, answers, others: byOthers.value }]
  })
}

function countAnswers(
  { raters, classes, raterAt, classAt }: RatingTable,
  gold: readonly GoldReplyOf[],
): Map<string, Map<string, number>> {
  const counts = new Map<string, Map<string, number>>()
  const count = (personId: string, label: string) => {
    const own = counts.get(personId) ?? new Map<string, number>()
    own.set(label, (own.get(label) ?? 0) + 1)
    counts.set(personId, own)
  }
  for (const [at, rater] of raterAt.entries()) count(raters[rater] ?? '', classes[classAt[at] ?? 0] ?? '')
  for (const { personId, answer } of gold) count(personId, answer)
  return counts
}

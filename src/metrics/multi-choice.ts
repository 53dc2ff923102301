import type { Rating } from './rating-table.ts'

/** An answer that may hold several labels, or none of them. */
export type SetRating = { readonly item: string; readonly rater: string; readonly labels: readonly string[] }

/** The labels that most answers hold, and those that exactly half of them do. */
export type SetMajority = { readonly labels: readonly string[]; readonly tied: readonly string[] }

/** What a single label's ratings say in place of its name. */
const chosen = 'yes'
const notChosen = 'no'

/**
 * The ratings of one label on its own, `yes` where an answer holds it and `no` where not: agreement on tasks with
 * several labels is reported label by label.
 */
export function ratingsOfLabel(ratings: readonly SetRating[], label: string): Rating[] {
  return ratings.map(({ item, rater, labels }) => ({ item, rater, label: labels.includes(label) ? chosen : notChosen }))
}

/** The majority on each label of one item's answers. */
export function setMajority(answers: readonly (readonly string[])[], classes: readonly string[]): SetMajority {
  const holding = (label: string) => answers.filter((labels) => labels.includes(label)).length
  return {
    labels: classes.filter((label) => 2 * holding(label) > answers.length),
    tied: classes.filter((label) => answers.length > 0 && 2 * holding(label) === answers.length),
  }
}

/** Whether an answer holds exactly the labels of the gold answer: what counts as right on tasks with several labels. */
export function sameLabels(answer: readonly string[], gold: readonly string[]): boolean {
  const one = new Set(answer)
  const other = new Set(gold)
  return one.size === other.size && [...one].every((label) => other.has(label))
}

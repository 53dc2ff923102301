import type { RatingTable } from '../ratings/rating-table.ts'

/** The labels that most answers hold, and those that exactly half of them do. */
export type SetMajority<Label> = {
  readonly labels: readonly Label[]
  readonly tied: readonly Label[]
  /** Whether that is what the answers say: none ties, and there are some, or most answers say that none fits. */
  readonly isDecided: boolean
}

/** The ratings of whether an answer says that none of the labels fits, as those of one label. */
export function ratingsOfNone(table: RatingTable): RatingTable {
  return { ...table, classes: ['no', 'yes'], classAt: table.classAt.map((at) => (table.classes[at] === '' ? 1 : 0)) }
}

/** The label ids of a class that stands for several at once: ids between hyphens. */
function labelSet(key: string): number[] {
  return key === '' ? [] : key.split('-').map(Number)
}

/**
 * The ratings of one label on its own, class 1 (`yes`) where an answer holds it and 0 (`no`) where not: tasks with several
 * labels are measured label by label.
 *
 * @param table its classes are label ids between hyphens
 */
export function ratingsOfLabel(table: RatingTable, labelId: number): RatingTable {
  const holds = table.classes.map((key) => (labelSet(key).includes(labelId) ? 1 : 0))
  return { ...table, classes: ['no', 'yes'], classAt: table.classAt.map((at) => holds[at] ?? 0) }
}

/** The majority on each label of one item's answers. */
export function setMajority<Label>(
  answers: readonly (readonly Label[])[],
  labels: readonly Label[],
): SetMajority<Label> {
  const holding = (label: Label) => answers.filter((given) => given.includes(label)).length
  const most = labels.filter((label) => 2 * holding(label) > answers.length)
  const tied = labels.filter((label) => answers.length > 0 && 2 * holding(label) === answers.length)
  const saysNone = 2 * answers.filter((given) => given.length === 0).length > answers.length
  return { labels: most, tied, isDecided: tied.length === 0 && (most.length > 0 || saysNone) }
}

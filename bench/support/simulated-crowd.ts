import { seededUniform } from '../../src/metrics/numeric/seeded-uniform.ts'
import type { RatingTable } from '../../src/metrics/ratings/rating-table.ts'
import { ratingTableBuilder } from '../../src/metrics/ratings/rating-table.ts'

export type Crowd = {
  readonly items: number
  readonly answersPerItem: number
  readonly raters: number
  readonly classes: number
}

/** Answers of made-up people, each right with a chance of their own between .5 and .95, else wrong at random. */
export function simulatedCrowd({ items, answersPerItem, raters, classes }: Crowd): RatingTable {
  const uniform = seededUniform(7)
  const accuracy = Float64Array.from({ length: raters }, () => 0.5 + 0.45 * uniform())
  const names = Array.from({ length: classes }, (_, label) => `class ${label}`)
  const people = Array.from({ length: raters }, (_, rater) => `annotator-${rater}`)
  const builder = ratingTableBuilder(names)
  for (let item = 0; item < items; item++) {
    const truth = Math.floor(uniform() * classes)
    const asked = new Set<number>()
    while (asked.size < answersPerItem) asked.add(Math.floor(uniform() * raters))
    for (const rater of asked) {
      const wrong = (truth + 1 + Math.floor(uniform() * (classes - 1))) % classes
      const label = uniform() < (accuracy[rater] ?? 0) ? truth : wrong
      builder.add(`item-${item}`, people[rater] ?? '', names[label] ?? '')
    }
  }
  return builder.build()
}

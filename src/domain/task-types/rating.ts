import { readRatingSteps } from '../labels/rating-steps.ts'
import { countKnownLabels, namesOfLabels } from './known-labels.ts'
import { readLabelNames, unknownStep } from './read-label-names.ts'
import type { TaskType } from './task-type.ts'

/** One step of a scale; its labels are whole numbers, ascending. */
export const rating: TaskType = {
  paceMs: 12_000,
  columns: ['text'],
  labels: { kind: 'typed', read: readRatingSteps },
  scale: 'ordinal',
  isSound: (answer, labels) => countKnownLabels(answer, labels) === 1,
  readAnswer: (written, known) => readLabelNames([written], known, unknownStep),
  write: namesOfLabels,
}

import { readLabelLines } from '../labels/typed-labels.ts'
import { countKnownLabels, namesOfLabels } from './known-labels.ts'
import { readLabelNames } from './read-label-names.ts'
import type { TaskType } from './task-type.ts'

/** The one label that fits best. */
export const choice: TaskType = {
  paceMs: 15_000,
  columns: ['text'],
  labels: { kind: 'typed', read: readLabelLines },
  scale: 'nominal',
  isSound: (answer, labels) => countKnownLabels(answer, labels) === 1,
  readAnswer: (written, known) => readLabelNames([written], known),
  write: namesOfLabels,
}

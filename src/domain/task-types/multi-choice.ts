import { countKnownLabels, namesOfLabels } from './known-labels.ts'
import { readLabelNames } from './read-label-names.ts'
import type { TaskType } from './task-type.ts'

/** All labels that fit, one at the least; the exact set counts. */
export const multiChoice: TaskType = {
  paceMs: 20_000,
  columns: ['text'],
  scale: 'sets',
  isSound: (answer, labels) => countKnownLabels(answer, labels) >= 1,
  readAnswer: (written, known) => readLabelNames(written.split(';'), known),
  write: namesOfLabels,
}

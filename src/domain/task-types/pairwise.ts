import type { Label } from '../labels/label.ts'
import { countKnownLabels, namesOfLabels } from './known-labels.ts'
import { readLabelNames } from './read-label-names.ts'
import type { TaskType } from './task-type.ts'

/** Ids of the labels that choose a side. */
export const pairwiseSides = { a: 1, b: 2 } as const

/** The three answers to a pairwise prompt, in the order in which they are shown. */
export const pairwiseLabels: readonly Label[] = [
  { id: pairwiseSides.a, name: 'A', definition: 'A is better' },
  { id: pairwiseSides.b, name: 'B', definition: 'B is better' },
  { id: 3, name: 'Tie', definition: 'Neither is better' },
]

/** The better one of two, or neither. */
export const pairwise: TaskType = {
  paceMs: 20_000,
  columns: ['a', 'b'],
  labels: { kind: 'own', all: pairwiseLabels },
  scale: 'nominal',
  isSound: (answer, labels) => countKnownLabels(answer, labels) === 1,
  readAnswer: (written, known) => readLabelNames([written], known),
  write: namesOfLabels,
}

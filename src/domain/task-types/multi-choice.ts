import type { LabelProblem } from '../labels/label-problem.ts'
import { readLabelLines } from '../labels/typed-labels.ts'
import { countKnownLabels, namesOfLabels } from './known-labels.ts'
import { readLabelNames } from './read-label-names.ts'
import type { TaskType } from './task-type.ts'

/** All labels that fit, one at the least; the exact set counts. */
export const multiChoice: TaskType = {
  paceMs: 20_000,
  columns: ['text'],
  labels: { kind: 'typed', read: (text, buttons) => readLabelLines(text, buttons, withSemicolon) },
  scale: 'sets',
  isSound: (answer, labels) => countKnownLabels(answer, labels) >= 1,
  readAnswer: (written, known) => readLabelNames(written.split(';'), known),
  write: namesOfLabels,
}

/** In files it stands between labels. */
function withSemicolon(name: string): LabelProblem[] {
  return name.includes(';') ? [{ kind: 'label-with-semicolon', label: name }] : []
}

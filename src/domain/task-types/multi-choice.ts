import { labelsAnswer } from '../answer.ts'
import type { LabelProblem } from '../labels/label-problem.ts'
import { readLabelLines } from '../labels/typed-labels.ts'
import { choosesKnownLabels, countKnownLabels, namesOfLabels } from './known-labels.ts'
import { readLabelNames } from './read-label-names.ts'
import type { TaskType } from './task-type.ts'

/** In a file: that none of the labels fits. An empty cell says nothing. */
export const noneWritten = '[]'

/** All labels that fit, one at the least; the exact set counts. */
export const multiChoice: TaskType = {
  paceMs: 20_000,
  columns: ['text'],
  labels: { kind: 'typed', read: (text, buttons) => readLabelLines(text, buttons, forFiles) },
  scale: 'sets',
  isSound: (answer, labels) => countKnownLabels(answer, labels) >= 1,
  readAnswer: (written, known) =>
    written.trim() === noneWritten
      ? { answer: null, problems: [{ kind: 'gold-none' }] }
      : readLabelNames(written.split(';'), known),
  write: namesOfLabels,
}

/** All labels that fit, or none of them. */
export const multiChoiceOrNone: TaskType = {
  ...multiChoice,
  isSound: choosesKnownLabels,
  readAnswer: (written, known) =>
    written.trim() === noneWritten
      ? { answer: labelsAnswer([]), problems: [] }
      : multiChoice.readAnswer(written, known),
}

/** What stands between labels in files, or for none of them. */
function forFiles(name: string): LabelProblem[] {
  return name.includes(';') || name === noneWritten ? [{ kind: 'label-with-semicolon', label: name }] : []
}

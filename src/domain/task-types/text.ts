import { type Answer, textAnswer } from '../answer.ts'
import { limits } from '../limits.ts'
import type { TaskType } from './task-type.ts'

/** A text that is written, or a draft that is corrected. */
export const text: TaskType = {
  paceMs: 45_000,
  columns: ['text'],
  mayHaveDraft: true,
  labels: { kind: 'own', all: [] },
  scale: 'texts',
  isSound: (answer) => answer.kind === 'text' && answer.text !== '' && answer.text.length <= limits.answerText,
  readAnswer(written) {
    const answer = textAnswer(written)
    const { length } = answer.text
    if (length === 0) return { answer: null, problems: [] }
    const most = limits.answerText
    return length > most
      ? { answer: null, problems: [{ kind: 'cell-too-long', column: 'gold', length, most }] }
      : { answer, problems: [] }
  },
  write: (answer: Answer) => (answer.kind === 'text' ? [answer.text] : []),
}

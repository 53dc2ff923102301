import { type Answer, labelsAnswer, textAnswer } from '../../domain/answer.ts'
import { readOrder } from '../../domain/task-types/ranking.ts'
import { labelId } from '../codec/fields.ts'
import type { Fields } from './fields.ts'

/** The answer that a window's field holds, as `cards/task-types/` draws it; what may not answer an item is refused further down. */
export function readAnswerField(fields: Fields): Answer {
  if (fields.has('answer')) return textAnswer(fields.text('answer'))
  const typed = fields.text('labels')
  if (typed.trim() !== '') return readOrder(typed) ?? { kind: 'order', order: [] }
  return labelsAnswer(fields.some('labels').flatMap((value) => labelId.unpack(value) ?? []))
}

import { type Answer, labelsAnswer } from '../../domain/answer.ts'
import { readOrder } from '../../domain/task-types/ranking.ts'
import { labelId } from '../codec/fields.ts'
import type { Fields } from './fields.ts'

/** The answer that a window's field holds, as `cards/task-types/` draws it; what may not answer an item is refused further down. */
export function readAnswerField(fields: Fields): Answer {
  const typed = fields.text('labels')
  if (typed.trim() !== '') return readOrder(typed) ?? { kind: 'order', order: [] }
  return labelsAnswer(fields.some('labels').flatMap((value) => labelId.unpack(value) ?? []))
}

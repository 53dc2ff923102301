import type { TextAnswer } from '../answer.ts'
import { limits } from '../limits.ts'

/** Why an answer that was written was not kept. `not-open`: its item is no longer open there. */
export type WritingProblem =
  | { readonly kind: 'nothing-written' | 'not-open' }
  | { readonly kind: 'answer-too-long'; readonly length: number; readonly most: number }

/** What is wrong with what somebody wrote, whatever it answers. */
export function writingProblem({ text: { length } }: TextAnswer): WritingProblem | null {
  if (length === 0) return { kind: 'nothing-written' }
  const most = limits.answerText
  return length > most ? { kind: 'answer-too-long', length, most } : null
}

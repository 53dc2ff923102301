import { type Answer, labelIdsOf } from '../answer.ts'
import type { Label } from '../labels/label.ts'

/** The names of the labels that an answer chooses, in the order of their ids. */
export function namesOfLabels(answer: Answer, labels: readonly Label[]): readonly string[] {
  return labelIdsOf(answer).map((id) => labels.find((label) => label.id === id)?.name ?? String(id))
}

/** Whether an answer chooses labels, each of them one of the campaign's. */
export function choosesKnownLabels(answer: Answer, labels: readonly Label[]): boolean {
  return answer.kind === 'labels' && answer.labelIds.every((id) => labels.some((label) => label.id === id))
}

/** How many labels an answer chooses; 0 where it is none, or chooses one that the campaign does not have. */
export function countKnownLabels(answer: Answer, labels: readonly Label[]): number {
  return choosesKnownLabels(answer, labels) ? labelIdsOf(answer).length : 0
}

import { type Answer, labelIdsOf } from '../answer.ts'
import type { Label } from '../labels/label.ts'

/** How many labels an answer chooses; 0 where it is none, or chooses one that the campaign does not have. */
export function countKnownLabels(answer: Answer, labels: readonly Label[]): number {
  const chosen = labelIdsOf(answer)
  return chosen.every((id) => labels.some((label) => label.id === id)) ? chosen.length : 0
}

/**
 * What is answered to an item. A task type whose answer is not labels adds a kind; what a kind means, and which answers an
 * item takes, is known to `task-types/`.
 */
export type Answer = LabelsAnswer | OrderAnswer

/** `labelIds` ascending, each once. */
export type LabelsAnswer = { readonly kind: 'labels'; readonly labelIds: readonly number[] }

/** Ids of the labels that stand for candidates, each once, the best first. */
export type OrderAnswer = { readonly kind: 'order'; readonly order: readonly number[] }

/** The labels that an answer chooses; none where it is of another kind. */
export function labelIdsOf(answer: Answer): readonly number[] {
  return answer.kind === 'labels' ? answer.labelIds : []
}

/** The order that an answer puts candidates in; none where it is of another kind. */
export function orderOf(answer: Answer): readonly number[] {
  return answer.kind === 'order' ? answer.order : []
}

/** What makes two answers the same, as far as scores and votes go; of labels, and of an order, their ids between hyphens. */
export function answerKey(answer: Answer): string {
  switch (answer.kind) {
    case 'labels':
      return answer.labelIds.join('-')
    case 'order':
      return answer.order.join('-')
  }
}

/** Whether an answer is the same as another, where there is another. */
export function areSame(one: Answer, other: Answer | null): boolean {
  return other !== null && answerKey(one) === answerKey(other)
}

/** The answer that chooses these labels, in whatever order they were chosen. */
export function labelsAnswer(chosen: Iterable<number>): Answer {
  return { kind: 'labels', labelIds: [...new Set(chosen)].sort((one, other) => one - other) }
}

import { textKey } from './texts/text-key.ts'

/**
 * What is answered to an item. A task type whose answer is not labels adds a kind; what a kind means, and which answers an
 * item takes, is known to `task-types/`.
 */
export type Answer = LabelsAnswer | OrderAnswer | TextAnswer

/** `labelIds` ascending, each once. */
export type LabelsAnswer = { readonly kind: 'labels'; readonly labelIds: readonly number[] }

/** Ids of the labels that stand for candidates, each once, the best first. */
export type OrderAnswer = { readonly kind: 'order'; readonly order: readonly number[] }

/** As it was written, without blanks around it; never empty where it answers an item. */
export type TextAnswer = { readonly kind: 'text'; readonly text: string }

/** The labels that an answer chooses; none where it is of another kind. */
export function labelIdsOf(answer: Answer): readonly number[] {
  return answer.kind === 'labels' ? answer.labelIds : []
}

/** The order that an answer puts candidates in; none where it is of another kind. */
export function orderOf(answer: Answer): readonly number[] {
  return answer.kind === 'order' ? answer.order : []
}

/** What makes two answers the same, as far as scores and votes go; of labels, and of an order, their ids between hyphens, of a text its `textKey`. */
export function answerKey(answer: Answer): string {
  switch (answer.kind) {
    case 'labels':
      return answer.labelIds.join('-')
    case 'order':
      return answer.order.join('-')
    case 'text':
      return textKey(answer.text)
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

/** The answer that somebody wrote, without what Postgres cannot keep: the character of no value, and halves of characters. */
export function textAnswer(written: string): TextAnswer {
  return { kind: 'text', text: written.replaceAll('\u0000', '').toWellFormed().trim() }
}

/** What several people wrote, of those answers that are texts. */
export function textsOfAnswers(answers: readonly Answer[]): string[] {
  return answers.flatMap((answer) => (answer.kind === 'text' ? [answer.text] : []))
}

import { type Answer, answerKey, labelIdsOf, labelsAnswer } from '../../domain/answer.ts'
import { Prisma } from '../generated/client.ts'

/**
 * An answer as columns keep it: an answer of labels as their ids, any other beside them, and so that none of the labels fits,
 * which is not the same as no answer. So do known answers, verdicts and what an adjudicator chose.
 */
export type KeptAnswer = { readonly labelIds: readonly number[]; readonly content: unknown }

/** `key` is what makes two answers the same, so that SQL can tell. */
type Content = { readonly key: string; readonly answer: Answer }

/** null for no answer, which has no labels either. */
function keptAnswer(answer: Answer | null): { labelIds: number[]; content: Content | null } {
  if (answer === null) return { labelIds: [], content: null }
  const labelIds = [...labelIdsOf(answer)]
  return { labelIds, content: labelIds.length > 0 ? null : { key: answerKey(answer), answer } }
}

/** The same under the names of the columns. */
export function answerColumns(answer: Answer) {
  const { labelIds, content } = keptAnswer(answer)
  return { label_ids: labelIds, content }
}

/** The same where Prisma writes it. */
export function keptByPrisma(answer: Answer | null) {
  const { labelIds, content } = keptAnswer(answer)
  return { labelIds, content: content ?? Prisma.DbNull }
}

export function readAnswer({ labelIds, content }: KeptAnswer): Answer {
  return content === null ? labelsAnswer(labelIds) : (content as Content).answer
}

/** The same of columns that may hold none. */
export function readAnswerIfAny(kept: KeptAnswer): Answer | null {
  return kept.labelIds.length === 0 && kept.content === null ? null : readAnswer(kept)
}

/** A row's answer as a `KeptAnswer`. */
export function answerJson(row: string): string {
  return `json_build_object('labelIds', ${row}.label_ids, 'content', ${row}.content)`
}

/** Whether two rows hold the same answer: of one to gold and its known answer, whether it is right. */
export function sameAnswer(one: string, other: string): string {
  return `(${one}.label_ids = ${other}.label_ids AND ${one}.content->>'key' IS NOT DISTINCT FROM ${other}.content->>'key')`
}

/** The key of a row's answer. */
export function keyOf(row: string): string {
  return `coalesce(${row}.content->>'key', array_to_string(${row}.label_ids, '-'))`
}

import type { OrderAnswer } from '../answer.ts'
import { orderOf } from '../answer.ts'
import type { Label } from '../labels/label.ts'
import type { TaskType } from './task-type.ts'

/** The letters of an item's candidates, in the order of its file. */
export const candidateLetters: readonly string[] = ['a', 'b', 'c', 'd', 'e']

/** What stands for each candidate in answers. */
const candidateLabels: readonly Label[] = candidateLetters.map((letter, at) => ({
  id: at + 1,
  name: letter.toUpperCase(),
  definition: '',
}))

export const fewestCandidates = 3
export const mostCandidates = candidateLetters.length

/** Three to five texts in their order, the best first. */
export const ranking: TaskType = {
  paceMs: 45_000,
  columns: ['a', 'b', 'c'],
  mayAlsoHave: ['d', 'e'],
  labels: { kind: 'own', all: candidateLabels },
  scale: 'orders',
  isSound: (answer) => isOrderOf(orderOf(answer)),
  fits: (answer, { candidates = [] }) => orderOf(answer).length === candidates.length,
  readAnswer(written) {
    if (written.trim() === '') return { answer: null, problems: [] }
    const answer = readOrder(written)
    return answer === null ? { answer, problems: [{ kind: 'gold-no-order' }] } : { answer, problems: [] }
  },
  write: (answer) => [writtenOrder(orderOf(answer))],
}

/** An order in words: `B, A, C`. */
export function writtenOrder(order: readonly number[]): string {
  return order.map((id) => candidateLabels[id - 1]?.name ?? String(id)).join(', ')
}

/** The order in a text: letters, the best first, whatever stands between them. Null where they are not the first letters, each once. */
export function readOrder(written: string): OrderAnswer | null {
  const letters = written
    .trim()
    .split(/[\s>;,]+/u)
    .filter((letter) => letter !== '')
  const order = letters.map((letter) => candidateLetters.indexOf(letter.toLowerCase()) + 1)
  return isOrderOf(order) ? { kind: 'order', order } : null
}

/** Whether it holds the first so many candidates, each once. */
function isOrderOf(order: readonly number[]): boolean {
  const { length } = order
  if (length < fewestCandidates || length > mostCandidates) return false
  return new Set(order).size === length && order.every((id) => id >= 1 && id <= length)
}

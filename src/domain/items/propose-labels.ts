import { labelKey } from '../labels/label-key.ts'
import { limits } from '../limits.ts'
import { noneWritten } from '../task-types/multi-choice.ts'
import { type TaskTypeName, taskTypes } from '../task-types/task-types.ts'
import type { ColumnLook } from './file-look.ts'

/** Labels, one a line, that a column of known answers is made of; empty where it makes no labels of this type. */
export function proposeLabels(taskType: TaskTypeName, column: ColumnLook | undefined): string {
  const { labels, scale } = taskTypes[taskType]
  if (labels.kind === 'own' || column === undefined || column.values === null) return ''
  const texts = column.values.flatMap(({ text }) => (scale === 'sets' ? text.split(';') : [text]))
  if (scale === 'ordinal') return rangeOf(texts)
  const first = new Map<string, string>()
  for (const text of texts) if (!first.has(labelKey(text.trim()))) first.set(labelKey(text.trim()), text.trim())
  const found = [...first.values()].filter((name) => name !== '' && name !== noneWritten)
  const isSound = found.length >= limits.labels.min && found.length <= limits.labels.max
  return isSound && found.every(isOneName) ? found.join('\n') : ''
}

/** Whether a line of labels that holds this names this label and nothing else. */
function isOneName(text: string): boolean {
  return text.length <= limits.labelName && !/[\r\n]|:(?=\s|$)|^[-*•]\s/u.test(text)
}

/** From the least to the greatest of them. */
function rangeOf(texts: readonly string[]): string {
  const numbers = texts.map((text) => Number(text))
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)]
  const isRange = numbers.length > 0 && numbers.every(Number.isInteger) && least < most
  return isRange && most - least < limits.labels.max ? `${least}-${most}` : ''
}
